using NebulaBench.Datasets;
using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests;

/// <summary>Options that make the anchors' terms independent of width, batch, scale and reconstruction.</summary>
internal sealed class TransferOptionsTests
{
    private static readonly NebulaOptions AtOnce = new()
    {
        Anchors = 3,
        Initialization = AnchorInitialization.Normal,
        Metric = new MetricOptions { Margin = MarginSource.Fixed },
    };

    [Test]
    public void Loss_DistancesInUnitsOfTheBatch_DoNotDependOnTheScaleOfLatents()
    {
        NebulaOptions options = AtOnce with { DistanceUnit = DistanceUnit.Batch, GravityReference = GravityReference.Latents, Variational = false };

        double[] small = AnchorTerms(options, scale: 1), large = AnchorTerms(options, scale: 100);

        Assert.That(small, Has.Length.EqualTo(3).And.All.Positive);
        Assert.That(large, Is.EqualTo(small).Within(1e-3));
    }

    [Test]
    public void Loss_GravityWithAReference_ActsWhereTheOneAsWrittenDoesNot()
    {
        NebulaOptions options = AtOnce with { Formulation = NebulaFormulation.Gravity, Metric = null, Variational = false };

        double written = AnchorTerms(options, scale: 100).Single();
        double referred = AnchorTerms(options with { GravityReference = GravityReference.Latents }, scale: 100).Single();

        Assert.That(written, Is.Zero, "anchors that are farther apart than 1 do not repel");
        Assert.That(referred, Is.Positive);
    }

    [Test]
    public void Loss_MeasuredOnMeans_DoesNotDependOnTheDrawnSample()
    {
        NebulaOptions options = AtOnce with { MeasuredOn = MeasuredPoint.Mean };

        Assert.That(AnchorTerms(options, noiseSeed: 1), Is.EqualTo(AnchorTerms(options, noiseSeed: 2)));
        Assert.That(AnchorTerms(AtOnce, noiseSeed: 1), Is.Not.EqualTo(AnchorTerms(AtOnce, noiseSeed: 2)));
    }

    [Test]
    public void Loss_GradientRatio_SetsTheNormAtTheLatents([Values(0.1, 2)] double ratio)
    {
        using ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(AtOnce with { GradientRatio = ratio, Variational = false }));
        module.BeforeStep(new ObjectiveBench.View(torch.zeros(1, 2)));
        (LatentBatch embedding, LossTerms terms) = ObjectiveBench.Step(module);

        torch.Tensor others = new LossTerms([.. terms.Terms.Skip(1)]).Total();
        double reconstruction = torch.autograd.grad([terms.Terms[0].Value], [embedding.Latent], retain_graph: true)[0].norm().ToDouble();
        double rest = torch.autograd.grad([others], [embedding.Latent], retain_graph: true)[0].norm().ToDouble();

        Assert.That(rest / reconstruction, Is.EqualTo(ratio).Within(1e-3 * ratio));
    }

    [Test]
    public void BeforeStep_InitializeAfterSteps_PlacesAnchorsInTheMidstOfAnEpoch()
    {
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        using ObjectiveModule module = ObjectiveBench.Build(
            new NebulaObjective(new NebulaOptions { Anchors = 3, InitializeAfterSteps = 7, RefreshStatistics = true }));
        var view = new ObjectiveBench.View(latents, epoch: 1, step: 7, stepsPerEpoch: 5);

        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 1, step: 5, stepsPerEpoch: 5));
        module.BeforeStep(new ObjectiveBench.View(latents, epoch: 1, step: 6, stepsPerEpoch: 5));
        Assert.That(Names(module), Does.Not.Contain("attraction"));
        module.BeforeStep(view);

        Assert.That(Names(module), Does.Contain("attraction"));
        Assert.That(view.Refreshed, Is.EqualTo(1));
        Assert.That(module.Assign(latents)!.data<long>().ToArray().Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public void BeforeEpoch_RestartDead_MovesAnchorsWithoutSamplesAmongTheLatents()
    {
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        using ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(AtOnce with { RestartDead = true }));
        using (torch.no_grad())
        {
            module.Prototypes!.copy_(torch.tensor(new float[,] { { 10, 0 }, { 1000, 0 }, { 0, 1000 } }));
        }

        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 1));

        Assert.That(module.Assign(latents)!.data<long>().ToArray().Distinct().Count(), Is.EqualTo(3));
        Assert.That(module.Prototypes![0, 0].ToDouble(), Is.EqualTo(10), "an anchor in use stays");
    }

    [Test]
    public void Shares_AnyBatch_GiveEveryAnchorTheSame([Values(0.02, 0.5)] double temperature)
    {
        torch.manual_seed(3);
        using torch.Tensor distances = torch.rand(40, 5, torch.float64) * torch.tensor([1.0, 1, 1, 1, 9]);

        using torch.Tensor shares = BalancedAssignment.Shares(distances, temperature);

        Assert.That(shares.sum(1L).data<double>().ToArray(), Is.All.EqualTo(1).Within(1e-9));
        Assert.That(shares.sum(0L).data<double>().ToArray(), Is.All.EqualTo(8).Within(4.1));
        Assert.That(distances.argmin(1).data<long>().Count(anchor => anchor == 4), Is.LessThan(2), "the nearest anchor alone leaves one with hardly any");
    }

    [Test]
    public void Loss_BalancedAssignment_HasItsTermsAndGradients()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(AtOnce with { Assignment = AnchorAssignment.Balanced }));
        module.BeforeStep(new ObjectiveBench.View(torch.zeros(1, 2)));

        (_, LossTerms terms) = ObjectiveBench.Step(module);
        terms.Total().backward();

        Assert.That(terms.Terms.Select(term => term.Name), Is.SupersetOf((string[])["attraction", "triplet"]));
        Assert.That(module.Prototypes!.grad!.abs().sum().ToDouble(), Is.Positive);
    }

    [Test]
    public void Loss_LearnedPriorVariance_IsTrainedAndShapesThePrior()
    {
        NebulaOptions options = AtOnce with { Prior = AnchorPrior.AssignedAnchor, PriorVariance = AnchorVariance.Learned, AnchorScale = 2 };
        using ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(options));

        (_, LossTerms terms) = ObjectiveBench.Step(module);
        terms.Total().backward();
        torch.Tensor logVariance = module.get_parameter("logPriorVariance")!;

        Assert.That(terms.Terms.Select(term => term.Name), Does.Contain("anchor-prior"));
        Assert.That(logVariance.grad!.abs().ToDouble(), Is.Positive);
        using (torch.no_grad())
        {
            logVariance.fill_(Math.Log(0.25));
        }
        // At an anchor far from the others the density is N(a; a, τ²I) / anchors.
        using (torch.no_grad())
        {
            module.Prototypes!.copy_(torch.tensor(new float[,] { { 0, 0 }, { 50, 0 }, { 0, 50 } }));
        }
        Assert.That(module.LogPrior(torch.zeros(1, 2)).ToDouble(), Is.EqualTo(-Math.Log(3) - Math.Log(2 * Math.PI * 0.25)).Within(1e-5));
        torch.manual_seed(0);
        torch.Tensor drawn = module.SamplePrior(4000, 2, torch.CPU);
        torch.Tensor near = drawn[drawn.norm(1) < 10];
        Assert.That(near.var(0L).mean().ToDouble(), Is.EqualTo(0.25).Within(0.03));
    }

    [Test]
    public void EpochDiagnostics_SamplesOfValidation_AreNotCounted()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(AtOnce));

        module.eval();
        ObjectiveBench.Step(module);
        Assert.That(module.EpochDiagnostics(), Does.Not.ContainKey("anchors-in-use"));
        module.train();
        ObjectiveBench.Step(module);

        Assert.That(module.EpochDiagnostics(), Does.ContainKey("anchors-in-use"));
    }

    private static string[] Names(ObjectiveModule module) => [.. ObjectiveBench.Step(module).Terms.Terms.Select(term => term.Name)];

    /// <summary>The values of all terms but reconstruction and divergence, for latents and anchors of a scale.</summary>
    private static double[] AnchorTerms(NebulaOptions options, float scale = 1, long noiseSeed = 5)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        ObjectiveModule module = ObjectiveBench.Build(new NebulaObjective(options));
        using (torch.no_grad())
        {
            module.Prototypes!.copy_(torch.tensor(new float[,] { { 0, 0 }, { 1.2f, 0 }, { 0, 1.2f } }) * scale);
        }
        torch.manual_seed(1);
        torch.Tensor mean = torch.randn(16, 2) * scale;
        torch.manual_seed(noiseSeed);
        var embedding = new LatentBatch
        {
            Latent = options.Variational ? mean + torch.randn(16, 2) : mean,
            Mean = mean,
            Code = mean,
            LogVariance = options.Variational ? torch.zeros(16, 2) : null,
        };
        var batch = new Batch { Input = torch.zeros(16, 3), Target = torch.zeros(16, 3), Indices = torch.arange(16) };
        LossTerms terms = module.Loss(embedding, torch.zeros(16, 3), batch, ObjectiveBench.Reconstruction);
        return [.. terms.Terms.Where(term => term.Name is not ("reconstruction" or "kl")).Select(term => term.Value.ToDouble())];
    }
}
