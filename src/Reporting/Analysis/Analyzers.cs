using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>All analyzers, the gravest matter first.</summary>
internal static class Analyzers
{
    private static readonly IAnalyzer[] All =
    [
        new UnfinishedRuns(),
        new CollapsedPosteriors(),
        new DeadPrototypes(),
        new UntrainedParityFinding(),
        new Overfitting(),
        new DisagreeingSeeds(),
        new Ties(),
    ];

    /// <summary>Everything that they find.</summary>
    public static IReadOnlyList<Finding> For(Summary summary, ReportStatistics statistics) =>
        [.. All.SelectMany(analyzer => analyzer.Find(summary, statistics))];
}

/// <summary>Looks through a summary for one kind of thing that a reader should know.</summary>
internal interface IAnalyzer
{
    /// <summary>What it finds; nothing where all is well.</summary>
    /// <param name="summary">The runs, row by row.</param>
    /// <param name="statistics">Which differences their numbers establish.</param>
    IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics);
}

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
