using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>Latents as ranks in up to 32 bins of equally many samples: what a tree can split on.</summary>
internal sealed class BinnedTable
{
    /// <summary>The number of bins.</summary>
    public const int Bins = 32;

    public BinnedTable(LatentTable latents)
    {
        Columns = new byte[latents.Dimension][];
        Parallelism.For(0, latents.Dimension, column => Columns[column] = Bin(Factor.OfLatent(latents, column).Values));
    }

    /// <summary>For each dimension the bin of each sample.</summary>
    public byte[][] Columns { get; }

    private static byte[] Bin(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(edge => sorted[(int)((long)edge * sorted.Length / Bins)]).Distinct()];
        return Array.ConvertAll(values, value =>
        {
            int place = Array.BinarySearch(edges, value);
            return (byte)(place < 0 ? ~place : place + 1);
        });
    }
}
