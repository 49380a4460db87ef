namespace NebulaBench.Metrics.Projection;

/// <summary>
/// How near each vector has the others: Gaussian weights around it that sum to 1, as wide as makes the number of its neighbors, the exponential
/// of the weights' entropy, the same everywhere.
/// </summary>
internal static class TsneAffinities
{
    private const int MostHalvings = 60;
    private const double Tolerance = 1e-6;

    /// <summary>The weights.</summary>
    /// <param name="values">The vectors, row after row.</param>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="perplexity">The number of neighbors.</param>
    /// <returns>A row of weights for each vector, row after row; its own weight is 0.</returns>
    public static double[] For(double[] values, int dimension, double perplexity)
    {
        int count = values.Length / dimension;
        var weights = new double[count * count];
        Parallel.For(0, count, row => Fill(weights.AsSpan(row * count, count), Distances(values, dimension, row), row, Math.Log(perplexity)));
        return weights;
    }

    private static double[] Distances(double[] values, int dimension, int row)
    {
        ReadOnlySpan<double> own = values.AsSpan(row * dimension, dimension);
        var distances = new double[values.Length / dimension];
        for (int other = 0; other < distances.Length; other++)
        {
            double sum = 0;
            for (int axis = 0; axis < dimension; axis++)
            {
                double difference = own[axis] - values[(other * dimension) + axis];
                sum += difference * difference;
            }
            distances[other] = sum;
        }
        return distances;
    }

    private static void Fill(Span<double> weights, double[] distances, int self, double wantedEntropy)
    {
        // Subtracting the least distance changes no weight, and keeps the largest at 1.
        double least = distances.Where((_, other) => other != self).Min();
        double precision = 1, low = 0, high = double.PositiveInfinity;
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            double surplus = Entropy(weights, distances, self, least, precision) - wantedEntropy;
            if (Math.Abs(surplus) < Tolerance)
            {
                return;
            }
            (low, high) = surplus > 0 ? (precision, high) : (low, precision);
            precision = double.IsPositiveInfinity(high) ? 2 * precision : (low + high) / 2;
        }
    }

    private static double Entropy(Span<double> weights, double[] distances, int self, double least, double precision)
    {
        double sum = 0, moment = 0;
        for (int other = 0; other < distances.Length; other++)
        {
            double distance = distances[other] - least, weight = other == self ? 0 : Math.Exp(-precision * distance);
            weights[other] = weight;
            sum += weight;
            moment += weight * distance;
        }
        for (int other = 0; other < weights.Length; other++)
        {
            weights[other] /= sum;
        }
        return Math.Log(sum) + (precision * moment / sum);
    }
}
