using NebulaBench.Testing;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

public sealed class BetaVaeTests
{
    [Test]
    public void Loss_WithoutCapacity_IsReconstructionPlusBetaTimesDivergence()
    {
        using ObjectiveModule module = Steps.Build(new BetaVaeObjective(new BetaVaeOptions()));

        (LatentBatch latents, LossTerms terms, double reconstruction) = Steps.Take(module);

        double kl = KlDivergence.FromStandardNormal(latents.Mean, latents.LogVariance!).ToDouble();
        TensorAssert.Close(terms.Total(), reconstruction + (4 * kl), 1e-6);
        Assert.That(module.EpochDiagnostics(), Is.Empty);
    }

    [TestCase(0L, 0.0)]
    [TestCase(20L, 3.0)]
    [TestCase(40L, 6.0)]
    [TestCase(70L, 6.0)]
    public void Loss_WithCapacity_WeighsTheDistanceFromWhatHasRisen(long step, double capacity)
    {
        var options = new BetaVaeOptions { Capacity = 6, CapacityEpochs = 4, Gamma = 10, Beta = 77 };
        using ObjectiveModule module = Steps.Build(new BetaVaeObjective(options));
        module.BeforeStep(new ObjectiveBench.View(torch.zeros(1, 2), (int)(step / 10), step, 10));

        (LatentBatch latents, LossTerms terms, double reconstruction) = Steps.Take(module);

        double kl = KlDivergence.FromStandardNormal(latents.Mean, latents.LogVariance!).ToDouble();
        TensorAssert.Close(terms.Total(), reconstruction + (10 * Math.Abs(kl - capacity)), 1e-6);
        TensorAssert.Close(terms.Term("kl").Value, kl, 1e-6);
        Assert.That(module.EpochDiagnostics()["capacity"], Is.EqualTo(capacity).Within(1e-12));
    }

    [Test]
    public void Loss_DivergenceBelowTheCapacity_IsDrivenUp()
    {
        using ObjectiveModule module = Steps.Build(
            new BetaVaeObjective(new BetaVaeOptions { Capacity = 100, CapacityEpochs = 0, Gamma = 1 }));
        module.BeforeStep(new ObjectiveBench.View(torch.zeros(1, 2), stepsPerEpoch: 10));

        (LatentBatch latents, LossTerms terms, _) = Steps.Take(module);
        latents.Mean.retain_grad();
        terms.Total().backward();

        // A step against the gradient moves every mean away from 0: the derivative of KL is the mean itself, over the batch.
        TensorAssert.Close(latents.Mean.grad!, -latents.Mean.detach() / 8, 1e-6);
    }
}
