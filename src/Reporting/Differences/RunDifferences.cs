using NebulaBench.Metrics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Differences;

/// <summary>Everything in which two runs differ.</summary>
public sealed record RunDifferences
{
    /// <summary>The first run.</summary>
    public required RunResult A { get; init; }

    /// <summary>The second run.</summary>
    public required RunResult B { get; init; }

    /// <summary>What was asked for differently.</summary>
    public required IReadOnlyList<ValueDifference> Settings { get; init; }

    /// <summary>What they ran on differently.</summary>
    public required IReadOnlyList<ValueDifference> Environment { get; init; }

    /// <summary>How their data differ.</summary>
    public required IReadOnlyList<ValueDifference> Data { get; init; }

    /// <summary>All scores that either has, costs among them, equal ones too.</summary>
    public required IReadOnlyList<ScoreDifference> Scores { get; init; }

    /// <summary>Whether the seed is all that was asked for differently.</summary>
    public bool SettingsDifferInSeedOnly => Settings is [{ Path: RunFacts.Seed }];

    /// <summary>Whether the seed is all they differ in, scores aside.</summary>
    public bool DifferInSeedOnly => SettingsDifferInSeedOnly && Environment.Count + Data.Count == 0;

    /// <summary>What the differences come to, in one sentence.</summary>
    public string Verdict
    {
        get
        {
            if (Settings.Count + Environment.Count + Data.Count == 0)
                return "The runs have the same settings, seed, environment and data.";
            string seeds = $"{NumberText.Whole(A.Record.Spec.Seed)} and {NumberText.Whole(B.Record.Spec.Seed)}";
            if (DifferInSeedOnly)
                return $"The runs differ in nothing but the seed: {seeds}.";
            string others = $"{Count(Environment.Count, "difference")} of the environment, {NumberText.Whole(Data.Count)} of the data";
            return SettingsDifferInSeedOnly
                ? $"The settings differ in nothing but the seed, {seeds}; {others}."
                : $"{Count(Settings.Count, "setting")} differ{(Settings.Count == 1 ? "s" : "")}; {others}.";
        }
    }

    /// <summary>Holds two runs against each other.</summary>
    /// <param name="a">The first run.</param>
    /// <param name="b">The second run.</param>
    /// <param name="describe">The descriptor of a score's key, or null for one that is not known (any more).</param>
    public static RunDifferences Between(RunResult a, RunResult b, Func<string, MetricDescriptor?> describe)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new RunDifferences
        {
            A = a,
            B = b,
            Settings = ValueDifference.Between(RunFacts.Settings(a), RunFacts.Settings(b)),
            Environment = ValueDifference.Between(RunFacts.Environment(a.Record), RunFacts.Environment(b.Record)),
            Data = ValueDifference.Between(RunFacts.Data(a.Record), RunFacts.Data(b.Record)),
            Scores = [.. MetricColumn.All([a, b], describe).Select(metric => new ScoreDifference(metric, ScoreOf(a, metric), ScoreOf(b, metric)))],
        };
    }

    private static Score ScoreOf(RunResult run, MetricColumn metric) => run.Scores[metric.Key] ?? Score.Undefined(
        run.Finished ? MetricSummary.WhyNotScored(run.Scores, metric.Key) : $"{run.Status}: {run.Reason}");

    private static string Count(int number, string thing) => $"{NumberText.Whole(number)} {thing}{(number == 1 ? "" : "s")}";
}

/// <summary>A score of two runs.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">The first run's score.</param>
/// <param name="B">The second run's score.</param>
public sealed record ScoreDifference(MetricColumn Metric, Score A, Score B)
{
    /// <summary>The second value less the first; null unless both are defined.</summary>
    public double? Change => B.Value - A.Value;

    /// <summary>How the second run's score stands to the first's.</summary>
    public Verdict Verdict => (Change, Metric.Direction) switch
    {
        (null, _) => Verdict.Undefined,
        (0, _) => Verdict.Equal,
        _ when Metric.WithinOneSpace => Verdict.Neutral,
        (_, Direction.Neutral) => Verdict.Neutral,
        (double change, Direction.HigherIsBetter) => change > 0 ? Verdict.Better : Verdict.Worse,
        (double change, _) => change < 0 ? Verdict.Better : Verdict.Worse,
    };
}

/// <summary>How a score stands to another one.</summary>
public enum Verdict
{
    /// <summary>One of both has no value.</summary>
    Undefined,

    /// <summary>Both are the same number.</summary>
    Equal,

    /// <summary>They differ, but the metric has no better or worse.</summary>
    Neutral,

    /// <summary>It is better.</summary>
    Better,

    /// <summary>It is worse.</summary>
    Worse,
}

/// <summary>Something that two runs have differently.</summary>
/// <param name="Path">What it is, such as <c>training.epochs</c>.</param>
/// <param name="A">The first run's value; null where it has none.</param>
/// <param name="B">The second run's value; null where it has none.</param>
public sealed record ValueDifference(string Path, string? A, string? B)
{
    /// <summary>What differs between two sets of values, sorted by path.</summary>
    public static IReadOnlyList<ValueDifference> Between(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
    [
        .. a.Keys.Union(b.Keys)
            .Order(StringComparer.Ordinal)
            .Select(path => new ValueDifference(path, a.GetValueOrDefault(path), b.GetValueOrDefault(path)))
            .Where(difference => difference.A != difference.B),
    ];
}
