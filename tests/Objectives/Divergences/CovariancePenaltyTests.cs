using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

public sealed class CovariancePenaltyTests
{
    [Test]
    public void Of_RandomPosteriors_EqualsTheLoops([Values] bool withNoise)
    {
        torch.manual_seed(8);
        using torch.Tensor mean = torch.randn(7, 3, torch.float64) * 2, logVariance = torch.randn(7, 3, torch.float64);

        var penalty = CovariancePenalty.From(mean, withNoise ? logVariance : null);

        (double offDiagonal, double diagonal) = Loops(mean, withNoise ? logVariance : null);
        TensorAssert.Close(penalty.OffDiagonal, offDiagonal, 1e-12);
        TensorAssert.Close(penalty.Diagonal, diagonal, 1e-12);
    }

    [Test]
    public void Of_RandomPosteriors_HasTheGradientOfTheFormula()
    {
        torch.manual_seed(9);
        using torch.Tensor mean = torch.randn([7, 3], torch.float64).requires_grad_();

        var penalty = CovariancePenalty.From(mean, null);
        (penalty.OffDiagonal + (5 * penalty.Diagonal)).backward();

        // d Cov = (dμᵀ μ̄ + μ̄ᵀ dμ)/N, so the gradient is 2/N μ̄ G with G = 2 Cov off the diagonal and 5 · 2 (Cov − 1) on it.
        using torch.Tensor centered = (mean - mean.mean([0L])).detach();
        using torch.Tensor covariance = centered.t().matmul(centered) / 7;
        using torch.Tensor eye = torch.eye(3, 3, torch.float64);
        using torch.Tensor outer = (2 * covariance * (1 - eye)) + (10 * (covariance - 1) * eye);
        TensorAssert.Close(mean.grad!, 2.0 / 7 * centered.matmul(outer), 1e-12);
    }

    [Test]
    public void Of_StandardizedAndUncorrelated_IsZero()
    {
        using torch.Tensor mean = torch.tensor(new double[,] { { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } });

        var penalty = CovariancePenalty.From(mean, null);

        Assert.That((penalty.OffDiagonal.ToDouble(), penalty.Diagonal.ToDouble()), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Of_BatchOfOne_HasNoCovariance()
    {
        using torch.Tensor mean = torch.ones(1, 3, torch.float64), logVariance = torch.zeros(1, 3, torch.float64);

        CovariancePenalty ofMeans = CovariancePenalty.From(mean, null), ofLatents = CovariancePenalty.From(mean, logVariance);

        Assert.That((ofMeans.OffDiagonal.ToDouble(), ofMeans.Diagonal.ToDouble()), Is.EqualTo((0.0, 3.0)));
        Assert.That((ofLatents.OffDiagonal.ToDouble(), ofLatents.Diagonal.ToDouble()), Is.EqualTo((0.0, 0.0)));
    }

    [TestCase(DipVaeType.Means, null, 30.0)]
    [TestCase(DipVaeType.Latents, null, 3.0)]
    [TestCase(DipVaeType.Means, 7.0, 7.0)]
    public void DipVae_DiagonalWeight_FollowsTheTypeUnlessGiven(DipVaeType type, double? given, double expected)
    {
        var options = new DipVaeOptions { Type = type, OffDiagonalWeight = 3, DiagonalWeight = given };
        using ObjectiveModule module = Steps.Build(new DipVaeObjective(options));

        (_, LossTerms terms, _) = Steps.Take(module);

        Assert.That(terms.Term("covariance-diagonal").Weight, Is.EqualTo(expected));
        Assert.That(terms.Term("covariance-off-diagonal").Weight, Is.EqualTo(3));
    }

    private static (double OffDiagonal, double Diagonal) Loops(torch.Tensor mean, torch.Tensor? logVariance)
    {
        double[][] rows = [.. mean.data<double>().ToArray().Chunk((int)mean.shape[1])];
        double[][]? logs = logVariance is null ? null : [.. logVariance.data<double>().ToArray().Chunk((int)mean.shape[1])];
        int width = rows[0].Length;
        double[] center = [.. Enumerable.Range(0, width).Select(d => rows.Average(row => row[d]))];
        double offDiagonal = 0, diagonal = 0;
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < width; j++)
            {
                double covariance = rows.Average(row => (row[i] - center[i]) * (row[j] - center[j]));
                if (i != j)
                {
                    offDiagonal += covariance * covariance;
                    continue;
                }
                covariance += logs?.Average(row => Math.Exp(row[i])) ?? 0;
                diagonal += (covariance - 1) * (covariance - 1);
            }
        }
        return (offDiagonal, diagonal);
    }
}
