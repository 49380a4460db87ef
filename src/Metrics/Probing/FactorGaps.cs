using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// Scores that ask of each factor how far the one dimension that knows it best is ahead of the next: the mutual information gap and the
/// separated attribute predictability.
/// </summary>
internal static class FactorGaps
{
    private const double Strength = 1e-4;

    /// <summary>MIG (Chen et al., 2018): the gap in mutual information over the factor's entropy, averaged over the factors.</summary>
    public static double MutualInformationGap(FactorTable table)
    {
        Factor[] latents = [.. Enumerable.Range(0, table.Latents.Dimension).Select(j => Factor.OfLatent(table.Latents, j))];
        return table.Factors.Average(factor =>
        {
            var shared = latents.Select(latent => new Information(ContingencyTable.Of(latent.Codes, factor.Codes))).ToArray();
            return Gap(shared.Select(information => information.MutualInformation)) / shared[0].LabelEntropy;
        });
    }

    /// <summary>
    /// SAP (Kumar et al., 2018): the gap in squared correlation for a continuous factor, in the accuracy of a linear classifier on a
    /// single dimension for a factor with classes; averaged over the factors.
    /// </summary>
    /// <param name="table">Latents and factors.</param>
    /// <param name="fit">The samples that classifiers are fitted on.</param>
    /// <param name="test">The samples that they are measured on.</param>
    public static double SeparatedPredictability(FactorTable table, int[] fit, int[] test)
    {
        double[][] scores = [.. table.Factors.Select(_ => new double[table.Latents.Dimension])];
        Cores.For(0, table.Latents.Dimension, dimension =>
        {
            double[] latent = Factor.OfLatent(table.Latents, dimension).Values;
            for (int at = 0; at < scores.Length; at++)
            {
                Factor factor = table.Factors[at];
                scores[at][dimension] = factor.IsContinuous
                    ? SquaredCorrelation(latent, factor.Values)
                    : Accuracy(latent, factor, fit, test);
            }
        });
        return scores.Average(Gap);
    }

    /// <summary>The largest less the second largest, which is 0 where there is only one dimension.</summary>
    private static double Gap(IEnumerable<double> scores)
    {
        double[] best = [.. scores.OrderDescending().Take(2), 0];
        return best[0] - best[1];
    }

    private static double SquaredCorrelation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), xx = 0, yy = 0, xy = 0;
        for (int at = 0; at < x.Length; at++)
        {
            xx += (x[at] - meanX) * (x[at] - meanX);
            yy += (y[at] - meanY) * (y[at] - meanY);
            xy += (x[at] - meanX) * (y[at] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : xy * xy / (xx * yy);
    }

    private static double Accuracy(double[] latent, Factor factor, int[] fit, int[] test)
    {
        var training = new LatentTable { Values = Pick(latent, fit), Dimension = 1 };
        var standardiser = new Standardiser(training);
        var regression = new SoftmaxRegression(standardiser.Apply(training.Values), 1, Pick(factor.Codes, fit), factor.Count);
        double[] parameters = new double[regression.ParameterCount];
        regression.Fit(parameters, Strength);
        int right = SoftmaxRegression.CountRight(parameters, standardiser.Apply(Pick(latent, test)), 1, Pick(factor.Codes, test));
        return (double)right / test.Length;
    }

    private static T[] Pick<T>(T[] values, int[] samples) => Array.ConvertAll(samples, sample => values[sample]);
}
