namespace NebulaBench.Metrics;

/// <summary>
/// The latents of a split as plain numbers: what every metric is computed from, and all that leaves the tensors' world.
/// Row-major, one row per sample.
/// </summary>
public sealed record LatentTable
{
    /// <summary>The latents, row after row: value j of sample i is at i · <see cref="Dimension"/> + j.</summary>
    public required double[] Values { get; init; }

    /// <summary>The number of latent dimensions.</summary>
    public required int Dimension { get; init; }

    /// <summary>The class of each sample, or null for a dataset without labels.</summary>
    public int[]? Labels { get; init; }

    /// <summary>The prototype each sample is assigned to by the objective, or null where the objective has none.</summary>
    public int[]? Assignments { get; init; }

    /// <summary>The logarithms of the posteriors' variances, laid out as <see cref="Values"/>; null for deterministic objectives.</summary>
    public double[]? LogVariances { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Dimension == 0 ? 0 : Values.Length / Dimension;

    /// <summary>The latents of one sample.</summary>
    public ReadOnlySpan<double> Row(int sample) => Values.AsSpan(sample * Dimension, Dimension);

    /// <summary>The samples from <paramref name="first"/> up to, but without, <paramref name="end"/>.</summary>
    public LatentTable Slice(int first, int end) => this with
    {
        Values = Values[(first * Dimension)..(end * Dimension)],
        Labels = Labels?[first..end],
        Assignments = Assignments?[first..end],
        LogVariances = LogVariances?[(first * Dimension)..(end * Dimension)],
    };

    /// <summary>The chosen samples, with all that is known of them.</summary>
    public LatentTable Take(IReadOnlyList<int> rows) => this with
    {
        Values = ValuesOf(rows).Values,
        Labels = Labels is { } labels ? [.. rows.Select(row => labels[row])] : null,
        Assignments = Assignments is { } assignments ? [.. rows.Select(row => assignments[row])] : null,
        LogVariances = LogVariances is { } logVariances ? new LatentTable { Values = logVariances, Dimension = Dimension }.ValuesOf(rows).Values : null,
    };

    /// <summary>The latents of the chosen samples, without labels and the rest.</summary>
    public LatentTable ValuesOf(IReadOnlyList<int> rows)
    {
        double[] values = new double[rows.Count * Dimension];
        for (int at = 0; at < rows.Count; at++)
        {
            Row(rows[at]).CopyTo(values.AsSpan(at * Dimension));
        }
        return new LatentTable { Values = values, Dimension = Dimension };
    }
}
