using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>The M-step: weight, mean and covariance of each component from the samples' responsibilities.</summary>
internal static class MixtureMaximization
{
    // Keeps a component that nothing belongs to finite.
    private const double Nothing = 10 * 2.220446049250313e-16;

    public static MixtureComponent[] Run(CenteredData data, double[][] responsibilities, double floor)
    {
        double[] sizes = [.. responsibilities.Select(column => column.Sum() + Nothing)];
        double all = sizes.Sum();
        var mixture = new MixtureComponent[responsibilities.Length];
        Parallelism.For(0, mixture.Length, component =>
        {
            double[] mean = Mean(data, responsibilities[component], sizes[component]);
            double[] covariance = Covariance(data, responsibilities[component], sizes[component], mean, floor);
            mixture[component] = new MixtureComponent(sizes[component] / all, mean, covariance);
        });
        return mixture;
    }

    private static double[] Mean(CenteredData data, double[] responsibilities, double size)
    {
        double[] mean = new double[data.Dimension];
        for (int sample = 0; sample < data.Count; sample++)
        {
            RowMath.AddScaled(mean, data.Row(sample), responsibilities[sample] / size);
        }
        return mean;
    }

    private static double[] Covariance(CenteredData data, double[] responsibilities, double size, double[] mean, double floor)
    {
        int dimension = data.Dimension;
        double[] covariance = new double[dimension * dimension];
        double[] difference = new double[dimension];
        for (int sample = 0; sample < data.Count; sample++)
        {
            double share = responsibilities[sample] / size;
            if (share == 0)
            {
                continue;
            }
            data.Row(sample).CopyTo(difference);
            RowMath.AddScaled(difference, mean, -1);
            for (int row = 0; row < dimension; row++)
            {
                RowMath.AddScaled(
                    covariance.AsSpan(row * dimension, row + 1), difference.AsSpan(0, row + 1), share * difference[row]);
            }
        }
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column < row; column++)
            {
                covariance[(column * dimension) + row] = covariance[(row * dimension) + column];
            }
            covariance[(row * dimension) + row] += floor;
        }
        return covariance;
    }
}
