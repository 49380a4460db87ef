namespace NebulaBench.Metrics;

/// <summary>Samples as they went into the encoder, flattened, for metrics that hold latents against what they came from.</summary>
/// <param name="Table">The samples, one row each.</param>
/// <param name="Rows">For each of them, the row of its latents.</param>
public sealed record OriginalSamples(LatentTable Table, int[] Rows)
{
    /// <summary>Samples of which there is one for every row of the latents.</summary>
    public static OriginalSamples OfAll(LatentTable table) => new(table, [.. Enumerable.Range(0, table.Count)]);
}
