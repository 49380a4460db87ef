using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// The latents about their mean, as rows and as panels: far from the origin, distances from dot products would lose digits.
/// </summary>
internal sealed class CenteredData
{
    private readonly double[] mean;

    public CenteredData(LatentTable latents)
    {
        Dimension = latents.Dimension;
        Count = latents.Count;
        mean = RowMath.Means(latents.Values, Dimension);
        Rows = new double[latents.Values.Length];
        for (int at = 0; at < Rows.Length; at += Dimension)
        {
            for (int j = 0; j < Dimension; j++)
            {
                Rows[at + j] = latents.Values[at + j] - mean[j];
            }
            MeanVariance += RowMath.SquaredNorm(Rows.AsSpan(at, Dimension)) / ((double)Count * Dimension);
        }
        Packed = PackedPoints.From(Rows, Dimension);
    }

    public int Count { get; }

    public int Dimension { get; }

    public double[] Rows { get; }

    public PackedPoints Packed { get; }

    /// <summary>The variance of a column, averaged over the columns.</summary>
    public double MeanVariance { get; }

    public ReadOnlySpan<double> Row(int sample) => Rows.AsSpan(sample * Dimension, Dimension);

    /// <summary>Puts centers back where the latents are.</summary>
    public double[] Uncenter(double[] centers) => [.. centers.Select((value, at) => value + mean[at % Dimension])];

    /// <summary>Puts centers that are where the latents are about the latents' mean.</summary>
    public double[] Center(double[] centers) => [.. centers.Select((value, at) => value - mean[at % Dimension])];
}
