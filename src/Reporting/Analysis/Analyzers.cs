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
        new TooFewSeeds(),
        new DisagreeingSeeds(),
        new Ties(),
        new IncomparableScores(),
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

/// <summary>The scores by which latent spaces are judged first: how well clusters meet the classes, and what a neighbor knows of a class.</summary>
internal static class PrimaryMetrics
{
    private static readonly string[] Keys =
    [
        "clusters/kmeans_inductive/nmi_arithmetic", "clusters/kmeans/nmi_arithmetic",
        "clusters/kmeans_inductive/accuracy_hungarian", "clusters/kmeans/accuracy_hungarian",
        "usefulness/knn_accuracy_k5",
    ];

    /// <summary>Those of them that a summary has and compares rows by.</summary>
    public static IEnumerable<MetricColumn> In(Summary summary) => Keys
        .Select(key => summary.Metrics.FirstOrDefault(metric => metric.Key == key && metric.Compares))
        .OfType<MetricColumn>();

    /// <summary>How a metric is called in a sentence.</summary>
    public static string Name(MetricColumn metric) =>
        metric.Key.StartsWith("clusters/kmeans", StringComparison.Ordinal) ? $"{metric.Name} of k-means" : metric.Name;

    /// <summary>Rows that can be compared: those of one experiment, dataset and architecture.</summary>
    public static IEnumerable<IGrouping<(string Experiment, string Dataset, string Architecture), SummaryRow>> Comparisons(Summary summary) =>
        summary.Rows.GroupBy(row => (row.Combination.Experiment, row.Combination.Dataset, row.Combination.Architecture));
}
