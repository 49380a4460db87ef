using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>All analysers, the gravest matter first.</summary>
internal static class Analysers
{
    private static readonly IAnalyser[] All =
    [
        new UnfinishedRuns(),
        new CollapsedPosteriors(),
        new DeadPrototypes(),
        new UntrainedReaches(),
        new Overfitting(),
        new DisagreeingSeeds(),
        new Ties(),
    ];

    /// <summary>Everything that they find.</summary>
    public static IReadOnlyList<Finding> Of(Summary summary, ReportStatistics statistics) =>
        [.. All.SelectMany(analyser => analyser.Find(summary, statistics))];
}
