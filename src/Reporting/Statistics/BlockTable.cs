using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Statistics;

/// <summary>A metric's means over seeds by block and treatment, complete: what has gaps is left out, by name.</summary>
public sealed record BlockTable
{
    /// <summary>The treatments that have a value in every block.</summary>
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    /// <summary>The blocks in which two treatments or more have a value.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }

    /// <summary>For every block the value of every treatment.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Values { get; init; }

    /// <summary>The treatments left out, and the blocks where each has no value.</summary>
    public required IReadOnlyList<(Treatment Treatment, IReadOnlyList<string> Without)> LeftOut { get; init; }

    /// <summary>The blocks left out because fewer than two treatments have a value there.</summary>
    public required IReadOnlyList<string> EmptyBlocks { get; init; }

    /// <summary>
    /// The ratios to each block's best. A treatment that was run in a block and failed there with every seed counts as failed; it is in
    /// the profile though it is left out of the tests.
    /// </summary>
    public required PerformanceProfile Profile { get; init; }

    /// <summary>The treatments of <see cref="Profile"/>.</summary>
    public required IReadOnlyList<Treatment> Profiled { get; init; }

    /// <summary>Lays a metric out.</summary>
    public static BlockTable From(ComparisonAxis axis, MetricColumn metric)
    {
        ILookup<bool, string> blocks = axis.Blocks.ToLookup(block => axis.Treatments.Count(treatment => Value(block, treatment) is not null) >= 2);
        string[] kept = [.. blocks[true]];
        Treatment[] measured = [.. axis.Treatments.Where(treatment => kept.Any(block => Value(block, treatment) is not null))];
        ILookup<bool, Treatment> complete = measured.ToLookup(treatment => kept.All(block => Value(block, treatment) is not null));
        Treatment[] profiled =
            [.. measured.Where(treatment => kept.All(block => Value(block, treatment) is not null || Failed(block, treatment)))];
        return new BlockTable
        {
            Treatments = [.. complete[true]],
            Blocks = kept,
            Values = Values(complete[true]),
            LeftOut = [.. complete[false].Select(treatment => (treatment, Without(treatment)))],
            EmptyBlocks = [.. blocks[false]],
            Profiled = profiled,
            Profile = PerformanceProfile.From(Values(profiled), metric.Direction),
        };

        IReadOnlyList<double>[] Values(IEnumerable<Treatment> treatments) =>
            [.. kept.Select(block => (IReadOnlyList<double>)[.. treatments.Select(treatment => Value(block, treatment) ?? double.NaN)])];
        IReadOnlyList<string> Without(Treatment treatment) => [.. kept.Where(block => Value(block, treatment) is null)];
        double? Value(string block, Treatment treatment) => axis.Cells.GetValueOrDefault((block, treatment))?.Metrics[metric.Key].Interval?.Mean;
        bool Failed(string block, Treatment treatment) =>
            axis.Cells.GetValueOrDefault((block, treatment)) is { } row && row.Runs.All(HasFailed);
    }

    private static bool HasFailed(RunResult run) => run.Record.Status is RunStatus.Failed or RunStatus.Diverged;
}
