namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// For every treatment the share ρ(τ) of blocks in which it comes within the factor τ of the best: Dolan and Moré (2002), <i>Benchmarking
/// optimization software with performance profiles</i>. ρ(1) is how often it is the best; a block where it failed counts for no τ.
/// </summary>
public sealed record PerformanceProfile
{
    /// <summary>For every treatment and block the ratio to the block's best, at least 1; infinite where it failed.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Ratios { get; init; }

    /// <summary>Why there is no profile; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The largest finite ratio, where the last profile ends; 1 without any.</summary>
    public double Furthest => Ratios.SelectMany(ratios => ratios).Where(double.IsFinite).DefaultIfEmpty(1).Max();

    /// <summary>
    /// Profiles. The ratio is value / best where lower is better, and best / value where higher is better, so all values must be positive.
    /// </summary>
    /// <param name="blocks">For every block the value of every treatment; NaN where it failed.</param>
    /// <param name="direction">Which values are better.</param>
    public static PerformanceProfile From(IReadOnlyList<IReadOnlyList<double>> blocks, Direction direction)
    {
        if (direction == Direction.Neutral)
            return Undefined("the metric has no better or worse");
        if (blocks.Count == 0)
            return Undefined("there are no blocks");
        if (blocks.Any(block => block.All(double.IsNaN)))
            return Undefined("in a block every treatment failed");
        if (blocks.Any(block => block.Any(value => value <= 0)))
            return Undefined("ratios need values above 0");
        double[][] ratios = [.. blocks.Select(block => RatiosOf(block, direction))];
        return new PerformanceProfile
        {
            Ratios = [.. Enumerable.Range(0, blocks[0].Count).Select(treatment => ratios.Select(block => block[treatment]).ToArray())],
        };
    }

    /// <summary>ρ(τ) of a treatment.</summary>
    public double Share(int treatment, double factor) =>
        Ratios[treatment].Count(ratio => ratio <= factor) / (double)Ratios[treatment].Count;

    private static double[] RatiosOf(IReadOnlyList<double> block, Direction direction)
    {
        IEnumerable<double> known = block.Where(value => !double.IsNaN(value));
        double best = direction == Direction.HigherIsBetter ? known.Max() : known.Min();
        return
        [
            .. block.Select(value => double.IsNaN(value)
                ? double.PositiveInfinity
                : direction == Direction.HigherIsBetter ? best / value : value / best),
        ];
    }

    private static PerformanceProfile Undefined(string reason) => new() { Ratios = [], Reason = reason };
}
