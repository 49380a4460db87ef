namespace NebulaBench.Objectives.Clustering;

/// <summary>k-means one sample at a time: the nearest centre moves to the mean of all samples it was ever nearest to.</summary>
internal static class RobbinsMonro
{
    /// <summary>Takes samples in, one after the other: k nearest, n_k += 1, c_k += (z − c_k) / n_k.</summary>
    /// <param name="centres">[clusters, dimension], row-major; changed.</param>
    /// <param name="counts">[clusters]; changed.</param>
    /// <param name="samples">[samples, dimension], row-major.</param>
    public static void Update(Span<double> centres, Span<double> counts, ReadOnlySpan<double> samples)
    {
        int dimension = centres.Length / counts.Length;
        for (int at = 0; at < samples.Length; at += dimension)
        {
            ReadOnlySpan<double> sample = samples.Slice(at, dimension);
            int nearest = Nearest(centres, sample);
            counts[nearest]++;
            Span<double> centre = centres.Slice(nearest * dimension, dimension);
            for (int j = 0; j < dimension; j++)
            {
                centre[j] += (sample[j] - centre[j]) / counts[nearest];
            }
        }
    }

    private static int Nearest(ReadOnlySpan<double> centres, ReadOnlySpan<double> sample)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int k = 0; k < centres.Length / sample.Length; k++)
        {
            double distance = 0;
            for (int j = 0; j < sample.Length; j++)
            {
                double difference = sample[j] - centres[(k * sample.Length) + j];
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
