using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Tables;

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
