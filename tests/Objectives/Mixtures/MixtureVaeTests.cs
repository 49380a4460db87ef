using NebulaBench.Testing;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Mixtures.Tests;

public sealed class MixtureVaeTests
{
    [TestCase(FittedCovariance.Diagonal)]
    [TestCase(FittedCovariance.Full)]
    public void BeforeEpoch_ThreeClusters_PutsAComponentOnEach(FittedCovariance covariance)
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VadeObjective(new VadeOptions { FittedCovariance = covariance }));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();

        module.BeforeEpoch(new ObjectiveBench.View(latents));

        Assert.That(module.Prototypes!.shape, Is.EqualTo(new long[] { 3, 2 }), "as many as classes");
        long[] assigned = module.Assign(latents)!.data<long>().ToArray();
        Assert.That(assigned.Take(3).Distinct().Count(), Is.EqualTo(3));
        Assert.That(assigned, Is.EqualTo(Enumerable.Range(0, 30).Select(i => assigned[i % 3])));
        torch.Tensor drawn = module.SamplePrior(1000, 2, torch.CPU);
        Assert.That((module.LogPrior(drawn) - module.LogPrior(torch.zeros(1, 2))).mean().ToDouble(), Is.GreaterThan(100), "drawn where it is dense");
    }

    [Test]
    public void GmVae_BeforeItsMixtureIsPlaced_HasAStandardNormalPrior()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new GmVaeObjective(new GmVaeOptions { PlaceAfter = 2 }));
        torch.Tensor latents = ObjectiveBench.ThreeClusters(), origin = torch.zeros(1, 2);

        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 1));
        TensorAssert.Close(module.LogPrior(origin)[0], -Math.Log(2 * Math.PI), 1e-6);
        Assert.That(module.LossIsSettled, Is.False);
        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 2));
        Assert.That(module.LogPrior(origin).ToDouble(), Is.Not.EqualTo(-Math.Log(2 * Math.PI)).Within(0.01));
        Assert.That(module.LossIsSettled, Is.True);
    }

    [Test]
    public void GmVae_PosteriorsWideBesideTheirMeans_FitsComponentsAsWide()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new GmVaeObjective(new GmVaeOptions { PlaceAfter = 0, Components = 3 }));
        using (torch.no_grad())
        {
            // Means that carry nothing, N(0, 0.001), and posteriors of variance 1.
            torch.Tensor weight = module.get_parameter("head.projection.weight")!, bias = module.get_parameter("head.projection.bias")!;
            weight.zero_();
            weight.narrow(0, 0, 2).fill_(0.015f);
            bias.zero_();
        }

        torch.manual_seed(0);
        module.BeforeEpoch(new ObjectiveBench.View(torch.randn(500, 2)));

        double[] widths = [.. module.get_parameter("mixture.logVariances")!.exp().mean([1L]).data<float>().Select(value => (double)value)];
        Assert.That(widths, Is.All.GreaterThan(0.2), "fitted to means alone they would be 0.001");
    }

    [Test]
    public void Vade_AfterAnAutoencoder_StartsWithPosteriorsNarrowerThanItsComponents()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VadeObjective(new VadeOptions()));

        module.BeforeEpoch(new ObjectiveBench.View(ObjectiveBench.ThreeClusters()));

        torch.Tensor posterior = module.Embed(torch.randn(5, ObjectiveBench.Features)).LogVariance!.exp();
        torch.Tensor components = module.get_parameter("mixture.logVariances")!.exp().mean([0L]);
        Assert.That((posterior / components).data<float>().ToArray(), Is.All.EqualTo(0.05f).Within(0.02f));
    }

    [Test]
    public void LogPrior_OfReopenedWeights_IsThatOfThePlacedMixture()
    {
        using ObjectiveModule trained = ObjectiveBench.Build(new VadeObjective(new VadeOptions()));
        using ObjectiveModule opened = ObjectiveBench.Build(new VadeObjective(new VadeOptions()));
        trained.BeforeEpoch(new ObjectiveBench.View(ObjectiveBench.ThreeClusters()));

        opened.load_state_dict(trained.state_dict());

        torch.Tensor points = torch.randn(5, 2);
        TensorAssert.Close(opened.LogPrior(points), trained.LogPrior(points), 1e-6);
    }

    [Test]
    public void Loss_EveryParameter_HasAGradient()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VadeObjective(new VadeOptions()));
        module.BeforeEpoch(new ObjectiveBench.View(torch.randn(30, 2)));

        (_, LossTerms terms) = ObjectiveBench.Step(module);
        terms.Total().backward();

        foreach ((string name, TorchSharp.Modules.Parameter parameter) in module.named_parameters().Where(entry => entry.parameter.requires_grad))
        {
            Assert.That(parameter.grad, Is.Not.Null, name);
        }
    }

    [Test]
    public void EpochDiagnostics_AfterSteps_CountComponents()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VadeObjective(new VadeOptions { Components = 4 }));
        module.AfterStep(ObjectiveBench.Step(module).Embedding);

        IReadOnlyDictionary<string, double> values = module.EpochDiagnostics();

        Assert.That(values["components-in-use"] + values["dead-components"], Is.EqualTo(4));
        Assert.That(values["components-in-use"], Is.GreaterThanOrEqualTo(1));
    }
}
