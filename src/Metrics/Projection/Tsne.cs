using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Metrics.Projection;

/// <summary>
/// Places vectors in a plane so that neighbors stay neighbors: t-SNE of L. van der Maaten and G. Hinton, <i>Visualizing Data using t-SNE</i>
/// (2008), with exact forces. Distances in the plane beyond the nearest mean nothing, nor do the sizes of clusters and of the gaps between them.
/// Time grows with the square of the number of vectors; forces are computed a row at a time, on all cores, and equal vectors give equal pictures.
/// </summary>
public sealed class Tsne
{
    private const double Exaggeration = 12, SmallestAffinity = 1e-12;
    private const double EarlyMomentum = 0.5, LateMomentum = 0.8, SmallestGain = 0.01, StartDeviation = 1e-4;
    private const int EarlySteps = 125;

    private readonly double[] affinities;
    private readonly double[] x, y;
    private readonly int count;

    private Tsne(double[] affinities, double[][] start)
    {
        this.affinities = affinities;
        (x, y) = (start[0], start[1]);
        count = x.Length;
    }

    /// <summary>Places vectors.</summary>
    /// <param name="values">The vectors, row after row; at least four.</param>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="perplexity">How many neighbors each vector has, about; at most a third of the others.</param>
    /// <param name="steps">Steps of gradient descent.</param>
    /// <returns>Two arrays with a coordinate for each vector.</returns>
    public static double[][] Place(double[] values, int dimension, double perplexity = 30, int steps = 500)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = values.Length / dimension;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 4, nameof(values));
        double[] affinities = Symmetric(TsneAffinities.For(values, dimension, Math.Min(perplexity, (count - 1) / 3.0)), count);
        var embedding = new Tsne(affinities, Start(values, dimension));
        embedding.Descend(steps);
        return [embedding.x, embedding.y];
    }

    // A start on the principal plane keeps what is far apart far apart, and needs no chance.
    private static double[][] Start(double[] values, int dimension)
    {
        double[][] plane = PrincipalComponents.Fit(values, dimension).Project(values);
        double deviation = Math.Sqrt(plane[0].Sum(coordinate => coordinate * coordinate) / plane[0].Length);
        double scale = deviation > 0 ? StartDeviation / deviation : 0;
        return [.. plane.Select(axis => Array.ConvertAll(axis, coordinate => coordinate * scale))];
    }

    private static double[] Symmetric(double[] conditional, int count)
    {
        var symmetric = new double[conditional.Length];
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < count; column++)
            {
                double both = (conditional[(row * count) + column] + conditional[(column * count) + row]) / (2 * count);
                symmetric[(row * count) + column] = Math.Max(both, SmallestAffinity);
            }
        }
        return symmetric;
    }

    private void Descend(int steps)
    {
        double[] forceX = new double[count], forceY = new double[count], speedX = new double[count], speedY = new double[count];
        double[] gainX = [.. Enumerable.Repeat(1.0, count)], gainY = [.. Enumerable.Repeat(1.0, count)];
        double rate = Math.Max(50, count / Exaggeration);
        for (int step = 0; step < steps; step++)
        {
            bool early = step < EarlySteps;
            Forces(forceX, forceY, early ? Exaggeration : 1);
            double momentum = early ? EarlyMomentum : LateMomentum;
            Move(x, forceX, speedX, gainX, rate, momentum);
            Move(y, forceY, speedY, gainY, rate, momentum);
        }
    }

    private void Forces(double[] forceX, double[] forceY, double exaggeration)
    {
        var nearness = new double[count];
        Parallel.For(0, count, row =>
        {
            double sum = 0;
            for (int other = 0; other < count; other++)
            {
                sum += other == row ? 0 : Nearness(row, other);
            }
            nearness[row] = sum;
        });
        double whole = nearness.Sum(); // in the order of the rows, whichever was ready first
        Parallel.For(0, count, row =>
        {
            double sumX = 0, sumY = 0;
            int first = row * count;
            for (int other = 0; other < count; other++)
            {
                double near = Nearness(row, other);
                double pull = ((exaggeration * affinities[first + other]) - (near / whole)) * near;
                sumX += pull * (x[row] - x[other]);
                sumY += pull * (y[row] - y[other]);
            }
            (forceX[row], forceY[row]) = (4 * sumX, 4 * sumY);
        });
    }

    private double Nearness(int row, int other)
    {
        double right = x[row] - x[other], up = y[row] - y[other];
        return 1 / (1 + (right * right) + (up * up));
    }

    // Gains grow where a coordinate keeps its direction and shrink where it turns, as Jacobs proposed in 1988.
    private static void Move(double[] places, double[] forces, double[] speeds, double[] gains, double rate, double momentum)
    {
        for (int row = 0; row < places.Length; row++)
        {
            gains[row] = Math.Max(SmallestGain, forces[row] * speeds[row] < 0 ? gains[row] + 0.2 : gains[row] * 0.8);
            speeds[row] = (momentum * speeds[row]) - (rate * gains[row] * forces[row]);
            places[row] += speeds[row];
        }
        double mean = places.Average();
        for (int row = 0; row < places.Length; row++)
        {
            places[row] -= mean;
        }
    }
}

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
