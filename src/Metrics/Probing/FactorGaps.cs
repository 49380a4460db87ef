using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>How far the dimension that knows a factor best is ahead of the next, in mutual information; not measured without factors.</summary>
public sealed class MutualInformationGap : FactorMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mig",
            Family = MetricFamily.Usefulness,
            Name = "MIG",
            Formula = "mean over factors of (largest − second largest mutual information with a dimension) / entropy of the factor",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"Dimensions are cut into 20 equal intervals. {FactorHalves.EdgeCases}",
            Citation = "Chen et al. (2018), Isolating sources of disentanglement in variational autoencoders",
        },
    ];

    private protected override Score Measure(FactorHalves halves, SeedStream seeds) => From(halves.Table);

    /// <summary>MIG (Chen et al., 2018): the gap in mutual information over the factor's entropy, averaged over the factors.</summary>
    private static double From(FactorTable table)
    {
        Factor[] latents = [.. Enumerable.Range(0, table.Latents.Dimension).Select(j => Factor.OfLatent(table.Latents, j))];
        return table.Factors.Average(factor =>
        {
            var shared = latents.Select(latent => new Information(ContingencyTable.From(latent.Codes, factor.Codes))).ToArray();
            return FactorHalves.Gap(shared.Select(information => information.MutualInformation)) / shared[0].LabelEntropy;
        });
    }
}

/// <summary>How far the dimension that predicts a factor best is ahead of the next (SAP); not measured without factors.</summary>
public sealed class SeparatedPredictability : FactorMetric
{
    private const double Strength = 1e-4;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "sap",
            Family = MetricFamily.Usefulness,
            Name = "SAP",
            Formula = "mean over factors of the gap between the two dimensions that predict it best: squared correlation for a continuous "
                + "factor, accuracy of a linear classifier on one dimension for a factor with classes (fitted on half of the samples)",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = FactorHalves.EdgeCases,
            Citation = "Kumar, Sattigeri, Balakrishnan (2018), Variational inference of disentangled latent concepts",
        },
    ];

    /// <inheritdoc/>
    public override bool DependsOnOrder => true;

    private protected override Score Measure(FactorHalves halves, SeedStream seeds) => From(halves.Table, halves.Fit, halves.Test);

    /// <summary>
    /// SAP (Kumar et al., 2018): the gap in squared correlation for a continuous factor, in the accuracy of a linear classifier on a
    /// single dimension for a factor with classes; averaged over the factors.
    /// </summary>
    /// <param name="table">Latents and factors.</param>
    /// <param name="fit">The samples that classifiers are fitted on.</param>
    /// <param name="test">The samples that they are measured on.</param>
    private static double From(FactorTable table, int[] fit, int[] test)
    {
        double[][] scores = [.. table.Factors.Select(_ => new double[table.Latents.Dimension])];
        Parallelism.For(0, table.Latents.Dimension, dimension =>
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
        return scores.Average(FactorHalves.Gap);
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
        var standardizer = new Standardizer(training);
        var regression = new SoftmaxRegression(standardizer.Apply(training.Values), 1, Pick(factor.Codes, fit), factor.Count);
        double[] parameters = new double[regression.ParameterCount];
        regression.Fit(parameters, Strength);
        int right = SoftmaxRegression.CountRight(parameters, standardizer.Apply(Pick(latent, test)), 1, Pick(factor.Codes, test));
        return (double)right / test.Length;
    }

    private static T[] Pick<T>(T[] values, int[] samples) => Array.ConvertAll(samples, sample => values[sample]);
}
