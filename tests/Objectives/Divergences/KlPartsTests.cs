using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

public sealed class KlPartsTests
{
    [Test]
    public void Of_GoldenCase_HasTheThreeParts()
    {
        GoldenObjectives golden = GoldenObjectives.Case("beta_tc_minibatch_weighted");

        var parts = KlParts.From(
            golden.Tensor("z"), golden.Tensor("mu"), golden.Tensor("log_variance"), (long)golden.Number("dataset_size"),
            CorrelationEstimator.Weighted);

        TensorAssert.Close(parts.MutualInformation, golden.Number("mutual_information"));
        TensorAssert.Close(parts.TotalCorrelation, golden.Number("total_correlation"));
        TensorAssert.Close(parts.DimensionWise, golden.Number("dimension_wise_kl"));
    }

    [Test]
    public void Of_RandomPosteriors_EqualsTheLoops(
        [Values] CorrelationEstimator estimator, [Values(2, 5)] int batch, [Values(1, 3)] int width, [Values(5, 60)] int datasetSize)
    {
        (torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance) = Posteriors(batch, width);

        var parts = KlParts.From(z, mean, logVariance, datasetSize, estimator);

        (double information, double correlation, double dimensionWise) = Loops(z, mean, logVariance, datasetSize, estimator);
        TensorAssert.Close(parts.MutualInformation, information, 1e-10);
        TensorAssert.Close(parts.TotalCorrelation, correlation, 1e-10);
        TensorAssert.Close(parts.DimensionWise, dimensionWise, 1e-10);
    }

    [Test]
    public void Of_AnyPosteriors_SumsToTheSampledDivergence([Values] CorrelationEstimator estimator, [Values(1, 6)] int batch)
    {
        (torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance) = Posteriors(batch, 3);

        var parts = KlParts.From(z, mean, logVariance, 1000, estimator);

        torch.Tensor logPosterior = -0.5 * (((z - mean).pow(2) / logVariance.exp()) + logVariance).sum(1L);
        double sampled = (logPosterior + (0.5 * z.pow(2).sum(1L))).mean().ToDouble();
        TensorAssert.Close(parts.MutualInformation + parts.TotalCorrelation + parts.DimensionWise, sampled, 1e-10);
    }

    [Test]
    public void Of_AnyPosteriors_HasTheGradientOfFiniteDifferences([Values] CorrelationEstimator estimator)
    {
        (torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance) = Posteriors(4, 2);
        torch.Tensor Value(torch.Tensor latents)
        {
            var parts = KlParts.From(latents, mean, logVariance, 50, estimator);
            return parts.MutualInformation + (3 * parts.TotalCorrelation) + (2 * parts.DimensionWise);
        }
        z.requires_grad_();
        Value(z).backward();

        const double Step = 1e-6;
        for (int entry = 0; entry < 8; entry++)
        {
            using torch.Tensor nudge = torch.zeros(8, torch.float64);
            nudge[entry] = torch.tensor(Step, torch.float64);
            using torch.Tensor nudged = nudge.view(4, 2);
            double slope = (Value(z.detach() + nudged) - Value(z.detach() - nudged)).ToDouble() / (2 * Step);
            Assert.That(z.grad![entry / 2, entry % 2].ToDouble(), Is.EqualTo(slope).Within(1e-7));
        }
    }

    [Test]
    public void Of_BatchOfOne_HasATotalCorrelationWithoutGradient([Values] CorrelationEstimator estimator)
    {
        (torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance) = Posteriors(1, 3);
        z.requires_grad_();

        torch.Tensor correlation = KlParts.From(z, mean, logVariance, 1000, estimator).TotalCorrelation;
        correlation.backward();

        // Weighted sampling scales each density by 1/N, once in the joint density and three times in the product.
        double expected = estimator == CorrelationEstimator.Weighted ? 2 * Math.Log(1000) : 0;
        TensorAssert.Close(correlation, expected, 1e-10);
        Assert.That(z.grad!.abs().max().ToDouble(), Is.Zero.Within(1e-12));
    }

    [Test]
    public void Of_StratifiedWholeSet_IsTheMixtureItself()
    {
        // Two posteriors, far apart along the diagonal: x alone tells y, and one bit is shared.
        using torch.Tensor mean = torch.tensor(new double[,] { { -20, -20 }, { 20, 20 } });
        using torch.Tensor logVariance = torch.zeros(2, 2, torch.float64);

        var parts = KlParts.From(mean, mean, logVariance, 2, CorrelationEstimator.Stratified);

        TensorAssert.Close(parts.TotalCorrelation, Math.Log(2), 1e-10);
        TensorAssert.Close(parts.MutualInformation, Math.Log(2), 1e-10);
    }

    [Test]
    public void Of_BatchLargerThanTheSet_IsFinite([Values] CorrelationEstimator estimator)
    {
        (torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance) = Posteriors(6, 3);

        Assert.That(double.IsFinite(KlParts.From(z, mean, logVariance, 3, estimator).TotalCorrelation.ToDouble()), Is.True);
    }

    private static (torch.Tensor Z, torch.Tensor Mean, torch.Tensor LogVariance) Posteriors(int batch, int width)
    {
        torch.manual_seed(6);
        torch.Tensor mean = torch.randn(batch, width, torch.float64), logVariance = torch.randn(batch, width, torch.float64) - 1;
        return (mean + ((0.5 * logVariance).exp() * torch.randn_like(mean)), mean, logVariance);
    }

    private static (double Information, double Correlation, double DimensionWise) Loops(
        torch.Tensor z, torch.Tensor mean, torch.Tensor logVariance, int datasetSize, CorrelationEstimator estimator)
    {
        int batch = (int)z.shape[0], width = (int)z.shape[1];
        double[] latents = z.data<double>().ToArray(), means = mean.data<double>().ToArray(), logs = logVariance.data<double>().ToArray();
        double information = 0, correlation = 0, dimensionWise = 0;
        for (int i = 0; i < batch; i++)
        {
            double joint = 0, product = 1, given = 1, prior = 1;
            for (int j = 0; j < batch; j++)
            {
                joint += Weight(i, j) * Enumerable.Range(0, width).Aggregate(1.0, (density, d) => density * Density(i, j, d));
            }
            for (int d = 0; d < width; d++)
            {
                product *= Enumerable.Range(0, batch).Sum(j => Weight(i, j) * Density(i, j, d));
                given *= Density(i, i, d);
                double at = latents[(i * width) + d];
                prior *= Math.Exp(-0.5 * at * at) / Math.Sqrt(2 * Math.PI);
            }
            information += Math.Log(given / joint) / batch;
            correlation += Math.Log(joint / product) / batch;
            dimensionWise += Math.Log(product / prior) / batch;
        }
        return (information, correlation, dimensionWise);

        double Density(int i, int j, int d)
        {
            double variance = Math.Exp(logs[(j * width) + d]), distance = latents[(i * width) + d] - means[(j * width) + d];
            return Math.Exp(-0.5 * distance * distance / variance) / Math.Sqrt(2 * Math.PI * variance);
        }

        // Chen et al., 2018, appendix C: of the others the next one stands for the rest of the set.
        double Weight(int i, int j)
        {
            double n = datasetSize, m = batch - 1;
            if (estimator == CorrelationEstimator.Weighted)
            {
                return 1 / (n * batch);
            }
            return i == j ? 1 / n : j == (i + 1) % batch ? (n - m) / (n * m) : 1 / m;
        }
    }
}
