using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Summaries;

/// <summary>A metric as a report shows it.</summary>
/// <param name="Key">The score's key, such as <c>clusters/kmeans/nmi_arithmetic</c>.</param>
/// <param name="Name">Its name without what it was measured on, such as <c>NMI</c>.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record MetricColumn(string Key, string Name, Direction Direction)
{
    private static readonly string[] FamilyOrder =
        [.. Enum.GetNames<MetricFamily>().Select(family => family.ToLowerInvariant()), RunCosts.Family];

    /// <summary>Whether it compares clusterings of one latent space, but not rows, each of which has a space of its own.</summary>
    public bool WithinOneSpace { get; init; }

    /// <summary>Whether it scores clusters that were fitted to the samples themselves, beside the same score of clusters fitted to training latents.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether rows are compared by it: marked, ranked and tested.</summary>
    public bool Compares => Direction != Direction.Neutral && !WithinOneSpace && !IsSuperseded;

    /// <summary>Whether it scores clusters that were fitted to the very samples they are scored on.</summary>
    public bool IsTransductive => Group is "clusters/kmeans" or "clusters/mixture";

    /// <summary>The key without its last part, such as <c>clusters/kmeans</c>: metrics of one group share a table.</summary>
    public string Group => Key.Contains('/', StringComparison.Ordinal) ? Key[..Key.LastIndexOf('/')] : "";

    /// <summary>The name with the arrow of its direction.</summary>
    public string Heading => $"{Name}{Arrow}";

    /// <summary>The arrow of its direction with a space before it, or nothing.</summary>
    public string Arrow => DirectionText.Arrow(Direction) is { Length: > 0 } arrow ? $" {arrow}" : "";

    /// <summary>The metrics that any of the runs has: families in the order of reports, within them the order of the scores.</summary>
    public static IReadOnlyList<MetricColumn> All(IReadOnlyCollection<RunResult> runs, Func<string, MetricDescriptor?> describe)
    {
        HashSet<string> keys = [.. runs.SelectMany(run => run.Scores.Keys)];
        return
        [
            .. keys
                .OrderBy(key => Array.IndexOf(FamilyOrder, key.Split('/')[0]) is >= 0 and var place ? place : FamilyOrder.Length)
                .Select(key => From(key, describe(key) ?? runs.Select(run => run.Scores.Descriptors.Find(key)).FirstOrDefault(found => found is not null)))
                .Select(column => column with
                {
                    IsSuperseded = column.IsTransductive && keys.Contains($"{column.Group}_inductive{column.Key[column.Group.Length..]}"),
                }),
        ];
    }

    /// <summary>The column of a key, or of one whose metric is not known (any more).</summary>
    public static MetricColumn From(string key, MetricDescriptor? metric)
    {
        string last = key[(key.LastIndexOf('/') + 1)..];
        if (RunCosts.Name(key) is string cost)
            return new MetricColumn(key, cost, Direction.LowerIsBetter);
        if (metric is null)
            return new MetricColumn(key, last.Replace('_', ' '), Direction.Neutral);
        string unit = metric.Unit is null ? "" : $", {metric.Unit}";
        return new MetricColumn(key, $"{metric.Name}{Parameter(metric.Id, last)}{unit}", metric.Direction) { WithinOneSpace = metric.WithinOneSpace };
    }

    /// <summary>What stands for the star of an id such as <c>knn_accuracy_k*</c>: <c> (k = 5)</c>.</summary>
    private static string Parameter(string id, string last)
    {
        int star = id.IndexOf('*', StringComparison.Ordinal);
        if (star < 0 || last.Length < id.Length)
            return "";
        string name = id[(id.LastIndexOf('_', star) + 1)..star];
        return $" ({name} = {last[star..(last.Length - (id.Length - star - 1))]})";
    }
}

/// <summary>A metric of a combination over its finished runs.</summary>
/// <param name="Key">The score's key.</param>
/// <param name="Values">The values of the runs that have one, by seed.</param>
/// <param name="Interval">The mean and its interval; null where no run has a value.</param>
/// <param name="Reasons">Why runs have no value, each reason once; empty where all have one.</param>
public sealed record MetricSummary(
    string Key, IReadOnlyList<double> Values, ConfidenceInterval? Interval, IReadOnlyList<string> Reasons)
{
    /// <summary>Summarizes a metric.</summary>
    /// <param name="key">The score's key.</param>
    /// <param name="finished">The finished runs.</param>
    public static MetricSummary From(string key, IEnumerable<RunResult> finished)
    {
        Score[] scores = [.. finished.Select(run => run.Scores[key] ?? Score.Undefined(WhyNotScored(run.Scores, key)))];
        double[] values = [.. scores.Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        return new MetricSummary(
            key,
            values,
            values.Length == 0 ? null : ConfidenceInterval.OfMean(values),
            [.. scores.Where(score => score.Reason is not null).Select(score => score.Reason!).Distinct()]);
    }

    /// <summary>Why a finished run's scores do not mention a key, as a reader of the report knows it.</summary>
    public static string WhyNotScored(ScoreSheet scores, string key)
    {
        string group = key[..(key.LastIndexOf('/') + 1)];
        return group switch
        {
            _ when scores.Keys.Any(known => known.StartsWith(group, StringComparison.Ordinal)) => "not measured in this run",
            "clusters/assigned/" => "this objective assigns no clusters",
            "clusters/kmeans_inductive/" or "clusters/mixture_inductive/" =>
                "the run was scored before clusters were fitted to training latents; 'nebula measure RUN' adds it where training latents are stored",
            _ => "not measured in this run",
        };
    }
}
