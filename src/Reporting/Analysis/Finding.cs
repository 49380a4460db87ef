using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Something that a reader of the tables should know.</summary>
/// <param name="Kind">What kind of thing, in a few words, such as <c>Posterior collapse</c>.</param>
/// <param name="Sentence">What was found and what it means.</param>
/// <param name="Evidence">The figures it rests on, one text for each combination or metric.</param>
/// <param name="Rows">The combinations it is about.</param>
public sealed record Finding(string Kind, string Sentence, IReadOnlyList<string> Evidence, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>All of it as one line of text.</summary>
    public string Text => $"{Kind}: {Sentence} {string.Join("; ", Evidence)}.";
}
