using NebulaBench.Reporting.Formatting;

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

/// <summary>What a number is beside the others of its column that it is compared with. One without a mark differs from the best.</summary>
public enum CellMark
{
    /// <summary>The best mean.</summary>
    Best,

    /// <summary>Not shown to differ from the best.</summary>
    Tied,

    /// <summary>It cannot be tested against the best.</summary>
    Untested,
}

/// <summary>Collects a table's footnotes; equal ones share a mark.</summary>
internal sealed class FootnoteList
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly List<string> texts = [];

    /// <summary>The footnotes so far.</summary>
    public IReadOnlyList<Footnote> Footnotes => [.. texts.Select((text, index) => new Footnote(Mark(index), text))];

    /// <summary>The marks of some footnotes, joined for a cell.</summary>
    public string Marks(IEnumerable<string> footnotes) => string.Join(',', footnotes.Select(Mark));

    private string Mark(string text)
    {
        if (!texts.Contains(text))
            texts.Add(text);
        return Mark(texts.IndexOf(text));
    }

    private static string Mark(int index) => string.Concat(NumberText.Whole(index + 1).Select(digit => Superscripts[digit - '0']));
}

/// <summary>How much a table says besides its metrics.</summary>
public enum TableLayout
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>Not why runs are missing: a table before it said so.</summary>
    Repeated,

    /// <summary>Only the labels that differ: for a terminal.</summary>
    Narrow,
}
