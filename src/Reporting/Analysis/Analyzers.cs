using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>All analyzers by what to do about what they find, the gravest matter first.</summary>
internal static class Analyzers
{
    private static readonly (FindingAction Action, IAnalyzer[] Analyzers)[] All =
    [
        (FindingAction.RepeatRuns, [new UnfinishedRuns(), new SkippedPlugins()]),
        (FindingAction.ChangeTraining, [new CollapsedPosteriors(), new UntrainedParityFinding(), new Overfitting(), new DeadPrototypes()]),
        (FindingAction.AddSeeds, [new TooFewSeeds(), new DisagreeingSeeds(), new Ties()]),
        (FindingAction.ReadWithCare, [new IncomparableScores()]),
    ];

    /// <summary>Everything that they find.</summary>
    public static IReadOnlyList<Finding> For(Summary summary, ReportStatistics statistics) =>
    [
        .. All.SelectMany(group => group.Analyzers
            .SelectMany(analyzer => analyzer.Find(summary, statistics))
            .Select(finding => finding with { Action = group.Action })),
    ];
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
    /// <summary>More than these are folded away.</summary>
    public const int MostShown = 7;

    private const int MostEvidence = 3;

    /// <summary>What to do about it.</summary>
    public FindingAction Action { get; init; }

    /// <summary>Whether something went wrong; if not, it only says what the numbers can tell.</summary>
    public bool IsWarning => Action is FindingAction.RepeatRuns or FindingAction.ChangeTraining;

    /// <summary>What to do about it, as a heading.</summary>
    public string Heading => Action switch
    {
        FindingAction.RepeatRuns => "Runs to repeat",
        FindingAction.ChangeTraining => "Training to change",
        FindingAction.AddSeeds => "Seeds to add",
        _ => "To read with care",
    };

    /// <summary>It as one line of text, with the first of its evidence.</summary>
    public string Text =>
        $"{Kind}: {Sentence} {string.Join("; ", Evidence.Take(MostEvidence))}{(Evidence.Count > MostEvidence ? $"; and {NumberText.Whole(Evidence.Count - MostEvidence)} more" : "")}.";
}

/// <summary>What to do about a finding, the most urgent first.</summary>
public enum FindingAction
{
    /// <summary>Something is missing: repair it and run again.</summary>
    RepeatRuns,

    /// <summary>A method did not do what it is for: change its settings or its training.</summary>
    ChangeTraining,

    /// <summary>Chance weighs too much: run more seeds.</summary>
    AddSeeds,

    /// <summary>Nothing: mind it when reading.</summary>
    ReadWithCare,
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
