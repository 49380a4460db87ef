using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// The silhouette (Rousseeuw, 1987): how much nearer a sample is to its own cluster than to the next, in blocks over all pairs of the samples that
/// are measured and all samples.
/// </summary>
/// <param name="limits">From how many samples on it is estimated; null for the usual limits.</param>
public sealed class Silhouette(SampleLimits? limits = null) : SeparationMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "silhouette",
        Family = MetricFamily.Clusters,
        Name = "Silhouette",
        Formula = "mean of (b − a) / max(a, b): a mean distance to the own cluster, b to the nearest other",
        Range = "[−1, 1]",
        Direction = Direction.HigherIsBetter,
        WithinOneSpace = true,
        EdgeCases = $"A cluster's only member counts 0. {SampleLimits.Text} {Undefined}",
        Citation = "Rousseeuw (1987), Silhouettes",
        Version = 2,
    };

    /// <summary>The silhouette of each sample, in [−1, 1]; 0 for the only member of a cluster. Needs at least two clusters.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="clusters">Their clusters.</param>
    /// <param name="rows">The samples to measure; null for all.</param>
    public static double[] OfSamples(LatentTable latents, GroupIndex clusters, int[]? rows = null)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters.Count, 2);
        var segments = new ClusterSegments(clusters);
        var packed = PackedPoints.From(latents.Values, latents.Dimension, order: segments.Order);
        int[] members = rows is null ? clusters.Members : Array.ConvertAll(rows, row => clusters.Members[row]);
        double[] result = new double[members.Length];
        BlockedPairs.Run(
            rows is null ? latents.Values : latents.ValuesOf(rows).Values, packed,
            (first, count) => new SilhouetteBlock(segments, clusters.Sizes, members, result, first, count));
        return result;
    }

    /// <inheritdoc/>
    internal override Score Measure(Geometry geometry)
    {
        if (DrawnSamples.From(geometry.Clusters, limits ?? new SampleLimits(), geometry.Seeds.Open("silhouette")) is not { } drawn)
        {
            return OfSamples(geometry.Latents, geometry.Clusters).Average();
        }
        (double mean, double error) = drawn.Estimate(OfSamples(geometry.Latents, geometry.Clusters, drawn.Rows));
        return Score.Estimated(mean, error);
    }
}

/// <summary>
/// The silhouettes of a block of samples. The references come cluster after cluster, so a sample needs only one running sum, the mean
/// distance to its own cluster and the least mean distance to another.
/// </summary>
internal sealed class SilhouetteBlock : IPairReduction
{
    private readonly ClusterSegments segments;
    private readonly int[] sizes;
    private readonly int[] members;
    private readonly double[] result;
    private readonly int first;
    private readonly Running[] running;

    public SilhouetteBlock(ClusterSegments segments, int[] sizes, int[] members, double[] result, int first, int count)
    {
        this.segments = segments;
        this.sizes = sizes;
        this.members = members;
        this.result = result;
        this.first = first;
        running = new Running[count];
        Array.Fill(running, new Running { Nearest = double.PositiveInfinity });
    }

    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        ref Running state = ref running[query - first];
        int own = members[query];
        for (int at = 0; at < values.Length;)
        {
            int end = segments.Ends[state.Cluster] - firstReference;
            int stop = Math.Min(end, values.Length);
            state.Sum += RowMath.SumOfRoots(values[at..stop]);
            at = stop;
            if (stop == end)
            {
                state.Close(sizes[state.Cluster], own);
            }
        }
    }

    public void Finish()
    {
        for (int row = 0; row < running.Length; row++)
        {
            int own = members[first + row];
            double inside = running[row].Own, outside = running[row].Nearest;
            double larger = Math.Max(inside, outside);
            result[first + row] = sizes[own] == 1 || larger == 0 ? 0 : (outside - inside) / larger;
        }
    }

    private struct Running
    {
        public int Cluster;
        public double Sum, Own, Nearest;

        /// <summary>The sum over a whole cluster is known: the sample itself, at distance 0, counts in no mean.</summary>
        public void Close(int size, int own)
        {
            if (Cluster == own)
            {
                Own = size == 1 ? 0 : Sum / (size - 1);
            }
            else
            {
                Nearest = Math.Min(Nearest, Sum / size);
            }
            Cluster++;
            Sum = 0;
        }
    }
}
