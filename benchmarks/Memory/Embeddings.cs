using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Benchmarks.Memory;

/// <summary>Scores overlapping Gaussian classes as the latents of a VAE would be scored, with every metric that reads latents.</summary>
internal static class Embeddings
{
    private const int Classes = 10;

    public static void Score(int samples, int training, int dimension)
    {
        Console.WriteLine($"{samples:N0} samples, {training:N0} training latents; before: {ProcessMemory.Peak:F1} MiB");
        var set = new EmbeddingSet { Measured = Draw(samples, dimension, 1), Training = Draw(training, dimension, 2) };
        new EmbeddingScorer(new EvaluationOptions(), new SeedStream(0)).Score(set, Classes);
    }

    private static LatentTable Draw(int samples, int dimension, int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))];
        double[] values = new double[samples * dimension];
        for (int at = 0; at < values.Length; at++)
        {
            int label = labels[at / dimension];
            double noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            values[at] = noise + (at % dimension == label ? 3 : 0);
        }
        return new LatentTable
        {
            Values = values,
            Dimension = dimension,
            Labels = labels,
            LogVariances = [.. Enumerable.Repeat(-1.0, values.Length)],
        };
    }
}
