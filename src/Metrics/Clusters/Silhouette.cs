using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// The silhouette (Rousseeuw, 1987): how much nearer a sample is to its own cluster than to the next. Exact, over all pairs, in blocks.
/// </summary>
public sealed class Silhouette : SeparationMetric
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
        EdgeCases = $"A cluster's only member counts 0. Over all pairs, never sampled. {Undefined}",
        Citation = "Rousseeuw (1987), Silhouettes",
    };

    /// <summary>The silhouette of each sample, in [−1, 1]; 0 for the only member of a cluster. Needs at least two clusters.</summary>
    public static double[] OfSamples(LatentTable latents, GroupIndex clusters)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters.Count, 2);
        var segments = new ClusterSegments(clusters);
        var packed = PackedPoints.From(latents.Values, latents.Dimension, order: segments.Order);
        double[] result = new double[latents.Count];
        BlockedPairs.Run(
            latents.Values, packed,
            (first, count) => new SilhouetteBlock(segments, clusters, result, first, count));
        return result;
    }

    /// <inheritdoc/>
    internal override Score Measure(Geometry geometry) => OfSamples(geometry.Latents, geometry.Clusters).Average();
}

/// <summary>
/// The silhouettes of a block of samples. The references come cluster after cluster, so a sample needs only one running sum, the mean
/// distance to its own cluster and the least mean distance to another.
/// </summary>
internal sealed class SilhouetteBlock : IPairReduction
{
    private readonly ClusterSegments segments;
    private readonly GroupIndex clusters;
    private readonly double[] result;
    private readonly int first;
    private readonly Running[] running;

    public SilhouetteBlock(ClusterSegments segments, GroupIndex clusters, double[] result, int first, int count)
    {
        this.segments = segments;
        this.clusters = clusters;
        this.result = result;
        this.first = first;
        running = new Running[count];
        Array.Fill(running, new Running { Nearest = double.PositiveInfinity });
    }

    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        ref Running state = ref running[query - first];
        int own = clusters.Members[query];
        for (int at = 0; at < values.Length;)
        {
            int end = segments.Ends[state.Cluster] - firstReference;
            int stop = Math.Min(end, values.Length);
            state.Sum += RowMath.SumOfRoots(values[at..stop]);
            at = stop;
            if (stop == end)
            {
                state.Close(clusters.Sizes[state.Cluster], own);
            }
        }
    }

    public void Finish()
    {
        for (int row = 0; row < running.Length; row++)
        {
            int own = clusters.Members[first + row];
            double inside = running[row].Own, outside = running[row].Nearest;
            double larger = Math.Max(inside, outside);
            result[first + row] = clusters.Sizes[own] == 1 || larger == 0 ? 0 : (outside - inside) / larger;
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
