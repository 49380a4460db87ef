using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Summaries;

/// <summary>
/// Everything a report says, computed once and never changed: writers only choose from it and lay it out.
/// </summary>
public sealed record Summary
{
    /// <summary>The combinations, experiment by experiment in the order of their plans.</summary>
    public required IReadOnlyList<SummaryRow> Rows { get; init; }

    /// <summary>All metrics that any run has, family after family.</summary>
    public required IReadOnlyList<MetricColumn> Metrics { get; init; }

    /// <summary>Run folders that cannot be read at all.</summary>
    public required IReadOnlyList<NebulaException> Unreadable { get; init; }

    /// <summary>Earlier runs that were left out because a later one repeats the same combination with the same seed.</summary>
    public required int Superseded { get; init; }

    /// <summary>The experiments' names.</summary>
    public IReadOnlyList<string> Experiments => [.. Rows.Select(row => row.Combination.Experiment).Distinct()];

    /// <summary>All runs.</summary>
    public IEnumerable<RunResult> Runs => Rows.SelectMany(row => row.Runs);

    /// <summary>Summarizes runs.</summary>
    /// <param name="listing">The runs, and what could not be read.</param>
    /// <param name="describe">The descriptor of a score's key, or null for one that is not known (any more).</param>
    public static Summary From(RunListing listing, Func<string, MetricDescriptor?> describe)
    {
        if (listing.Runs.Count == 0 && listing.Unreadable.Count == 0)
            throw new NebulaException("NB5201", "There are no runs to report on.", null, "Give a run's folder or an experiment's.");
        (RunResult? Run, NebulaException? Failure)[] read = [.. listing.Runs.AsParallel().AsOrdered().Select(Read)];
        RunResult[] all = [.. read.Select(each => each.Run).OfType<RunResult>()];
        RunResult[] kept = [.. Combinations.LatestPerSeed(all)];
        IReadOnlyList<MetricColumn> metrics = MetricColumn.All(kept, describe);
        return new Summary
        {
            Rows = [.. Combinations.Group(kept).Select(group => Row(group.Combination, group.Runs, metrics))],
            Metrics = metrics,
            Unreadable = [.. listing.Unreadable, .. read.Select(each => each.Failure).OfType<NebulaException>()],
            Superseded = all.Length - kept.Length,
        };
    }

    /// <summary>A summary for each dataset, in the order of the rows, with the metrics that are measured there.</summary>
    internal IEnumerable<Summary> ByDataset() => Rows
        .GroupBy(row => row.Combination.Dataset, StringComparer.Ordinal)
        .Select(rows => this with { Rows = [.. rows], Metrics = [.. Metrics.Where(metric => rows.Any(row => row.Has(metric)))] });

    /// <summary>How much it is made from, in a sentence.</summary>
    internal string Counts()
    {
        string statuses = string.Join(", ", Runs
            .GroupBy(run => run.Status)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{NumberText.Whole(group.Count())} {group.Key}"));
        string unreadable = Unreadable.Count == 0 ? "" : $" Run folders that cannot be read: {NumberText.Whole(Unreadable.Count)}.";
        return $"{NumberText.Whole(Rows.Count)} combinations, {NumberText.Whole(Runs.Count())} runs: {statuses}.{unreadable}";
    }

    // One odd folder must not cost the report of the others.
    private static (RunResult? Run, NebulaException? Failure) Read(RunFolder folder)
    {
        try
        {
            return (RunResult.Read(folder), null);
        }
        catch (NebulaException failure)
        {
            return (null, failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or JsonException)
        {
            return (null, RunErrors.Damaged(folder.PathOf(RunFileNames.Record), $"no run can be made out of it: {failure.Message.TrimEnd('.')}", failure));
        }
    }

    private static SummaryRow Row(Combination combination, IReadOnlyList<RunResult> runs, IReadOnlyList<MetricColumn> metrics)
    {
        var summaries = new OrderedDictionary<string, MetricSummary>();
        foreach (MetricColumn metric in metrics)
            summaries.Add(metric.Key, MetricSummary.From(metric.Key, runs.Where(run => run.Finished)));
        return new SummaryRow { Combination = combination, Runs = runs, Metrics = summaries };
    }
}

/// <summary>A combination over its seeds.</summary>
public sealed record SummaryRow
{
    /// <summary>Which combination.</summary>
    public required Combination Combination { get; init; }

    /// <summary>Its runs by seed, those without scores among them.</summary>
    public required IReadOnlyList<RunResult> Runs { get; init; }

    /// <summary>Its metrics by key, in the summary's order; without a value where no run finished.</summary>
    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    /// <summary>The runs that have scores.</summary>
    public IEnumerable<RunResult> Finished => Runs.Where(run => run.Finished);

    /// <summary>The runs that have none.</summary>
    public IEnumerable<RunResult> Unfinished => Runs.Where(run => !run.Finished);

    /// <summary>Whether any of its runs has a score or cost of a metric, be it undefined.</summary>
    internal bool Has(MetricColumn metric) => Runs.Any(run => run.Scores[metric.Key] is not null);
}
