namespace NebulaBench.Objectives.Clustering;

/// <summary>k-means one sample at a time: the nearest center moves to the mean of all samples it was ever nearest to.</summary>
internal static class RobbinsMonro
{
    /// <summary>Takes samples in, one after the other: k nearest, n_k += 1, c_k += (z − c_k) / n_k.</summary>
    /// <param name="centers">[clusters, dimension], row-major; changed.</param>
    /// <param name="counts">[clusters]; changed.</param>
    /// <param name="samples">[samples, dimension], row-major.</param>
    public static void Update(Span<double> centers, Span<double> counts, ReadOnlySpan<double> samples)
    {
        int dimension = centers.Length / counts.Length;
        for (int at = 0; at < samples.Length; at += dimension)
        {
            ReadOnlySpan<double> sample = samples.Slice(at, dimension);
            int nearest = Nearest(centers, sample);
            counts[nearest]++;
            Span<double> center = centers.Slice(nearest * dimension, dimension);
            for (int j = 0; j < dimension; j++)
            {
                center[j] += (sample[j] - center[j]) / counts[nearest];
            }
        }
    }

    private static int Nearest(ReadOnlySpan<double> centers, ReadOnlySpan<double> sample)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int k = 0; k < centers.Length / sample.Length; k++)
        {
            double distance = 0;
            for (int j = 0; j < sample.Length; j++)
            {
                double difference = sample[j] - centers[(k * sample.Length) + j];
                distance += difference * difference;
            }
            if (distance < least)
            {
                (nearest, least) = (k, distance);
            }
        }
        return nearest;
    }
}
