using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Benchmarks.Metrics;

/// <summary>A table with labels and clusters, and the metrics that are compared on it.</summary>
internal sealed class Workload(LatentTable table, int[] clusters, int classes)
{
    /// <summary>Reads rows, columns, classes (int32), then values (float64), labels and clusters (int32), little-endian.</summary>
    public static Workload Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        int rows = reader.ReadInt32(), columns = reader.ReadInt32(), classes = reader.ReadInt32();
        double[] values = new double[rows * columns];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = reader.ReadDouble();
        }
        int[] labels = ReadIntegers(reader, rows), clusters = ReadIntegers(reader, rows);
        return new Workload(new LatentTable { Values = values, Dimension = columns, Labels = labels }, clusters, classes);
    }

    /// <summary>Computes a metric by its name in compare.py.</summary>
    public double Run(string metric, long seed) => metric switch
    {
        "silhouette" => new Silhouette().Measure(Clustering)[0].Score.Value!.Value,
        "knn" => NeighborAccuracy.Measure(table, table, [5])[0].Value!.Value,
        "kmeans" => KMeans.Fit(table, classes, new SeedStream(seed)).Inertia,
        "ami" => new AdjustedMutualInformation().Measure(Clustering)[0].Score.Value!.Value,
        "trustworthiness" => Neighborhoods.Measure(table, FirstTwoColumns(), 5).Trustworthiness.Value!.Value,
        _ => throw new ArgumentException($"There is no metric {metric}."),
    };

    private ClusteringInput Clustering => new() { Latents = table, Clusters = clusters, Labels = table.Labels };

    private LatentTable FirstTwoColumns() => new()
    {
        Values = [.. table.Values.Where((_, at) => at % table.Dimension < 2)],
        Dimension = 2,
    };

    private static int[] ReadIntegers(BinaryReader reader, int count)
    {
        int[] result = new int[count];
        for (int at = 0; at < count; at++)
        {
            result[at] = reader.ReadInt32();
        }
        return result;
    }
}
