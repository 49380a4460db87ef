namespace NebulaBench.Reporting.Tables;

/// <summary>A table as any writer can lay it out.</summary>
public sealed record ReportTable
{
    /// <summary>The columns.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>The rows, each with a cell per column.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>What numbers are beside others, by row and column.</summary>
    public IReadOnlyDictionary<(int Row, int Column), CellMark> Marks { get; init; } = new Dictionary<(int Row, int Column), CellMark>();

    /// <summary>The footnotes in the order of their marks.</summary>
    public IReadOnlyList<Footnote> Footnotes { get; init; } = [];
}

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Number">Whether it holds numbers, which are set flush right.</param>
public sealed record ReportColumn(string Heading, bool Number);

/// <summary>A footnote of a table.</summary>
/// <param name="Mark">Its mark in the cells, superscript digits.</param>
/// <param name="Text">What it says.</param>
public sealed record Footnote(string Mark, string Text);
