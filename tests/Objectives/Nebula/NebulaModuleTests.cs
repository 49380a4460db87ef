using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Nebula.Tests;

public sealed class NebulaCodingTests
{
    private static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions());

    private static readonly NebulaOptions AtOnce = new() { Anchors = 3, Initialization = AnchorInitialization.Normal };

    private static IEnumerable<TestCaseData> Switches()
    {
        yield return Case(AtOnce with { Variational = false }, "reconstruction attraction gravity");
        yield return Case(AtOnce, "reconstruction kl attraction gravity");
        yield return Case(AtOnce with { Formulation = NebulaFormulation.Attraction }, "reconstruction kl attraction");
        yield return Case(AtOnce with { Formulation = NebulaFormulation.Gravity }, "reconstruction kl gravity");
        yield return Case(AtOnce with { Metric = new MetricOptions() }, "reconstruction kl attraction gravity triplet");
        yield return Case(
            AtOnce with { Formulation = NebulaFormulation.Gravity, Metric = new MetricOptions { Order = MetricOrder.First } },
            "reconstruction kl attraction gravity");
        yield return Case(
            AtOnce with { Formulation = NebulaFormulation.Attraction, Metric = new MetricOptions { Order = MetricOrder.Second } },
            "reconstruction kl attraction pairwise");
        yield return Case(
            AtOnce with { Formulation = NebulaFormulation.Gravity, Metric = new MetricOptions { Order = MetricOrder.Third } },
            "reconstruction kl gravity triplet");
        yield return Case(
            AtOnce with { Metric = new MetricOptions { Supervision = MetricSupervision.Labels } },
            "reconstruction kl attraction gravity triplet");
        yield return Case(AtOnce with { Prior = AnchorPrior.AssignedAnchor }, "reconstruction kl attraction gravity");
    }

    [TestCaseSource(nameof(Switches))]
    public void Loss_EverySwitch_HasItsTermsAndGradientsForAllThatIsTrained(NebulaOptions options, string names)
    {
        using ObjectiveModule module = Build(options);

        LossTerms terms = Step(module);
        terms.Total().backward();

        Assert.That(string.Join(' ', terms.Terms.Select(term => term.Name)), Is.EqualTo(names));
        foreach ((string name, Parameter parameter) in module.named_parameters().Where(entry => entry.parameter.requires_grad))
        {
            bool isUsed = !name.Contains("Margin", StringComparison.Ordinal) || names.Contains("triplet", StringComparison.Ordinal);
            Assert.That(parameter.grad is not null, Is.EqualTo(isUsed), name);
        }
    }

    [Test]
    public void Code_Conditioning_AppendsWeightsThatSumToOne([Values] AnchorConditioning conditioning)
    {
        NebulaOptions options = AtOnce with { Conditioning = conditioning };
        using ObjectiveModule module = Build(options);

        using torch.Tensor code = module.Code(torch.randn(5, 2));

        Assert.That(code.shape[1], Is.EqualTo(new NebulaObjective(options).CodeDimension(2, null)));
        if (conditioning != AnchorConditioning.None)
        {
            Assert.That(code.narrow(1, 2, 3).sum(1L).sub(1).abs().max().ToDouble(), Is.LessThan(1e-6));
        }
    }

    [Test]
    public void BeforeEpoch_AnchorsAmongLatents_UsesEveryAnchorOnSeparateClusters()
    {
        torch.manual_seed(0);
        torch.Tensor centers = torch.tensor(new float[,] { { 10, 0 }, { -10, 0 }, { 0, 10 } });
        torch.Tensor latents = torch.cat([centers, centers, centers, centers]) + (0.1 * torch.randn(12, 2));
        using ObjectiveModule module = Build(new NebulaOptions { Anchors = 3 });

        Assert.That(Step(module).Terms.Select(term => term.Name), Does.Not.Contain("attraction"), "before the anchors are placed");
        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 1));

        Assert.That(Step(module).Terms.Select(term => term.Name), Does.Contain("attraction"));
        long[] assigned = module.Assign(latents)!.data<long>().ToArray();
        Assert.That(assigned.Distinct().Count(), Is.EqualTo(3));
        Assert.That(assigned[3..6], Is.EqualTo(assigned[..3]));
    }

    [Test]
    public void EpochDiagnostics_AnchorsFarFromEverything_AreCountedAsDead()
    {
        using ObjectiveModule module = Build(AtOnce);
        using (torch.no_grad())
        {
            module.Prototypes!.copy_(torch.tensor(new float[,] { { 0, 0 }, { 1000, 0 }, { 0, 1000 } }));
        }
        Step(module);

        Assert.That(module.EpochDiagnostics()["dead-anchors"], Is.EqualTo(2));
    }

    [Test]
    public void Supports_LabelSupervision_NeedsLabelsAndAnAnchorPerClass()
    {
        NebulaOptions options = AtOnce with { Metric = new MetricOptions { Supervision = MetricSupervision.Labels } };

        Assert.That(
            new NebulaObjective(options).Supports(Data()).Reason,
            Is.EqualTo("metric.supervision: labels needs a dataset with labels; use metric.supervision: anchors."));
        Assert.That(
            new NebulaObjective(options).Supports(Data() with { Classes = ["a", "b", "c", "d"] }).Reason,
            Is.EqualTo("metric.supervision: labels pulls each sample to its class's anchor, which needs an anchor per class: "
                + "anchors must be at least 4, or metric.order 2 or 3."));
        Assert.That(new NebulaObjective(options).Supports(Data() with { Classes = ["a", "b", "c"] }), Is.EqualTo(Compatibility.Yes));
    }

    private static TestCaseData Case(NebulaOptions options, string names) => new(options, names);

    private static DatasetInfo Data() =>
        new() { Input = new VectorShape(3), Output = new VectorShape(3), DefaultReconstruction = Reconstruction };

    private static ObjectiveModule Build(NebulaOptions options)
    {
        torch.manual_seed(2);
        return new NebulaObjective(options).Build(new ObjectiveContext
        {
            FeatureWidth = 4,
            Encode = input => input,
            LatentDimension = 2,
            Data = Data(),
            TrainingSamples = 100,
            Seeds = new SeedStream(0),
        });
    }

    private static LossTerms Step(ObjectiveModule module)
    {
        torch.manual_seed(1);
        torch.Tensor target = torch.randn(8, 3);
        var batch = new Batch { Input = target, Target = target, Labels = torch.tensor([0L, 1, 2, 0, 1, 2, 0, 1]), Indices = torch.arange(8) };
        LatentBatch latents = module.Embed(torch.randn(8, 4));
        return module.Loss(latents, latents.Code.sum() * torch.ones(8, 3), batch, Reconstruction);
    }
}
