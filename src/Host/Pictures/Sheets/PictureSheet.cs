namespace NebulaBench.Host.Pictures.Sheets;

/// <summary>Pictures laid out for looking at: rows with a caption each, every picture with one if it needs it.</summary>
/// <param name="Title">What the sheet shows.</param>
/// <param name="Rows">The rows.</param>
public sealed record PictureSheet(string Title, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>A sheet that breaks one long row of pictures into lines.</summary>
    public static PictureSheet Wrapped(string title, IReadOnlyList<SheetCell> cells, int columns) =>
        new(title, [.. cells.Chunk(columns).Select(line => new SheetRow("", line))]);
}

/// <summary>A row of a sheet.</summary>
/// <param name="Caption">What stands to its left; empty for nothing.</param>
/// <param name="Cells">Its pictures.</param>
public sealed record SheetRow(string Caption, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>A row of pictures that need no captions of their own.</summary>
    public SheetRow(string caption, IEnumerable<Picture> pictures)
        : this(caption, [.. pictures.Select(picture => new SheetCell(picture))])
    {
    }
}

/// <summary>A picture of a sheet.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Caption">What stands above it; empty for nothing.</param>
public sealed record SheetCell(Picture Picture, string Caption = "");
