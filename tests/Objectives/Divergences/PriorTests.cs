using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

/// <summary>Info-VAE and WAE: the weights of their terms, and the prior that is matched.</summary>
public sealed class PriorTests
{
    [TestCase(0.0, 11.0, 1.0, 10.0)]
    [TestCase(1.0, 10.0, 0.0, 10.0)]
    [TestCase(0.5, 2.5, 0.5, 2.0)]
    public void InfoVae_Weights_FollowAlphaAndLambda(double alpha, double lambda, double kl, double mmd)
    {
        using ObjectiveModule module = Steps.Build(new InfoVaeObjective(new InfoVaeOptions { Alpha = alpha, Lambda = lambda }));

        (_, LossTerms terms, _) = Steps.Take(module);

        Assert.That((terms.Term("kl").Weight, terms.Term("mmd").Weight), Is.EqualTo((kl, mmd)));
    }

    [Test]
    public void Evaluation_TermsOfTheDistribution_AreThoseOfSamples([Values] bool ofInfoVae)
    {
        using ObjectiveModule module = ofInfoVae
            ? Steps.Build(new InfoVaeObjective(new InfoVaeOptions()))
            : Steps.Build(new BetaTcVaeObjective(new BetaTcVaeOptions { Estimator = CorrelationEstimator.Stratified }));
        string term = ofInfoVae ? "mmd" : "dimension-wise-kl";
        double training = Steps.Take(module, 600).Terms.Term(term).Value.ToDouble();

        module.eval();

        Assert.That(Steps.Take(module, 600).Terms.Term(term).Value.ToDouble(), Is.EqualTo(training).Within(0.08));
    }

    [Test]
    public void Wae_Loss_ComparesLatentsWithSamplesOfItsPrior()
    {
        using ObjectiveModule module = Steps.Build(new WaeObjective(new WaeOptions { PriorStd = 3 }));

        (LatentBatch latents, LossTerms terms, _) = Steps.Take(module);

        // The step's own draws: target, output and features, then the prior's.
        torch.manual_seed(1);
        _ = (torch.randn(8, 3), torch.randn(8, 3), torch.randn(8, 4));
        using torch.Tensor prior = torch.randn(8, 2) * 3;
        double expected = MaximumMeanDiscrepancy.Between(latents.Latent, prior, DiscrepancyKernel.InverseMultiquadric, 3).ToDouble();
        TensorAssert.Close(terms.Term("mmd").Value, expected, 1e-6);
        Assert.That(latents.LogVariance, Is.Null);
    }

    [Test]
    public void Wae_Prior_HasItsStandardDeviation()
    {
        torch.manual_seed(0);
        using ObjectiveModule module = Steps.Build(new WaeObjective(new WaeOptions { PriorStd = 3 }));

        using torch.Tensor drawn = module.SamplePrior(4000, 2, torch.CPU);
        using torch.Tensor logDensity = module.LogPrior(torch.tensor(new double[,] { { 0, 0 }, { 3, -6 } }));

        double atOrigin = -Math.Log(2 * Math.PI * 9);
        Assert.That(drawn.std().ToDouble(), Is.EqualTo(3).Within(0.1));
        TensorAssert.Close(logDensity, torch.tensor(new[] { atOrigin, atOrigin - 2.5 }), 1e-12);
    }
}
