using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>All analyzers, the gravest matter first.</summary>
internal static class Analyzers
{
    private static readonly IAnalyzer[] All =
    [
        new UnfinishedRuns(),
        new SkippedPlugins(),
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
