using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>Seeded tables for tests.</summary>
public static class TestTables
{
    /// <summary>Samples of Gaussian groups with centers of the given spread about 0 and noise of unit variance.</summary>
    public static LatentTable Blobs(int count, int dimension, int groups, double spread, long seed = 1)
    {
        var random = new RandomStream(seed);
        double[] centers = [.. Enumerable.Range(0, groups * dimension).Select(_ => spread * random.NextNormal())];
        double[] values = new double[count * dimension];
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            labels[sample] = random.NextInt(groups);
            for (int j = 0; j < dimension; j++)
            {
                values[(sample * dimension) + j] = centers[(labels[sample] * dimension) + j] + random.NextNormal();
            }
        }
        return new LatentTable { Values = values, Dimension = dimension, Labels = labels };
    }

    /// <summary>Points on a small grid: many equal distances and many duplicates.</summary>
    public static LatentTable Grid(int count, int dimension, int side, long seed = 1)
    {
        var random = new RandomStream(seed);
        return new LatentTable
        {
            Values = [.. Enumerable.Range(0, count * dimension).Select(_ => (double)random.NextInt(side))],
            Dimension = dimension,
            Labels = [.. Enumerable.Range(0, count).Select(_ => random.NextInt(3))],
        };
    }

    /// <summary>The naive squared distance.</summary>
    public static double SquaredDistance(LatentTable table, int first, int second)
    {
        double sum = 0;
        for (int j = 0; j < table.Dimension; j++)
        {
            double difference = table.Row(first)[j] - table.Row(second)[j];
            sum += difference * difference;
        }
        return sum;
    }
}
