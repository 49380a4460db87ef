using NebulaBench.Architectures;
using NebulaBench.Errors;
using NebulaBench.Testing;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Quantization.Tests;

public sealed class VectorQuantizationTests
{
    private static readonly FeatureMap TwoPlaces = new(Channels: 2, Places: 2);

    [Test]
    public void Embed_OneCode_GivesTheDecoderTheNearestEntry()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VqObjective(new VqOptions { Codes = 5 }));

        LatentBatch embedding = module.Embed(torch.randn(6, 4));

        torch.Tensor nearest = module.Prototypes!.index_select(0, module.Assign(embedding.Latent)!);
        TensorAssert.Close(embedding.Code, nearest, 1e-6);
        TensorAssert.Close(module.Code(embedding.Latent), nearest, 1e-6);
    }

    [Test]
    public void Embed_CodeOfEveryPlace_QuantizesTheChannelsOfEachPlace()
    {
        var objective = new VqObjective(new VqOptions { Codes = 5, CodesPerSample = CodesPerSample.Map });
        using ObjectiveModule module = ObjectiveBench.Build(objective, ObjectiveBench.Context() with { FeatureMap = TwoPlaces });
        torch.Tensor features = torch.randn(6, 4);

        LatentBatch embedding = module.Embed(features);

        Assert.That(embedding.Code.shape, Is.EqualTo(new[] { 6, objective.CodeDimension(2, TwoPlaces) }));
        Assert.That(embedding.Latent.shape, Is.EqualTo(new long[] { 6, 2 }));
        // Features lie channel after channel, so places 0 and 1 are columns 0, 2 and 1, 3. Exchanged, they exchange the code's.
        LatentBatch exchanged = module.Embed(features.index_select(1, torch.tensor([1L, 0, 3, 2])));
        TensorAssert.Close(exchanged.Code, embedding.Code.index_select(1, torch.tensor([1L, 0, 3, 2])), 1e-6);
        TensorAssert.Close(exchanged.Latent, embedding.Latent.detach(), 1e-6);
        Assert.That(module.Code(embedding.Latent).shape, Is.EqualTo(embedding.Code.shape));
    }

    [Test]
    public void CodeDimension_MapWithoutPlaces_IsRefusedWithARemedy()
    {
        var objective = new VqObjective(new VqOptions { CodesPerSample = CodesPerSample.Map });

        NebulaException failure = Assert.Throws<NebulaException>(() => objective.CodeDimension(2, null))!;

        Assert.That((failure.Code, failure.Remedy), Is.EqualTo((
            "NB4101", "Use conv, fire, resnet or voxel with hidden: 0, or codes_per_sample: one.")));
    }

    [Test]
    public void AfterStep_MovingAverage_ConvergesToTheMeansOfItsVectors()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VqObjective(new VqOptions { Codes = 3, Decay = 0.5 }));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        module.BeforeEpoch(new ObjectiveBench.View(latents));
        torch.Tensor moved = latents + 1;
        for (int step = 0; step < 40; step++)
        {
            using (torch.no_grad())
            {
                module.AfterStep(Given(module, moved));
            }
        }

        torch.Tensor assigned = module.Assign(moved)!;
        for (int cluster = 0; cluster < 3; cluster++)
        {
            torch.Tensor own = moved.index_select(0, torch.arange(cluster, 30, 3));
            TensorAssert.Close(module.Prototypes![assigned[cluster].ToInt64()], own.mean([0L]), 1e-4);
        }
    }

    [Test]
    public void AfterStep_CodesThatAreNeverUsed_BeginAnewAmongTheVectors()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VqObjective(new VqOptions { Codes = 12, Decay = 0.5, RestartBelow = 0.5 }));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        module.BeforeEpoch(new ObjectiveBench.View(latents));
        torch.Tensor away = latents + 1000;
        for (int step = 0; step < 20; step++)
        {
            using (torch.no_grad())
            {
                module.AfterStep(Given(module, away));
            }
        }

        IReadOnlyDictionary<string, double> values = module.EpochDiagnostics();
        Assert.That(values["codes-restarted"], Is.GreaterThan(0));
        Assert.That(module.Prototypes!.amin([1L]).min().ToDouble(), Is.GreaterThan(900), "every code is where the vectors are");
        Assert.That(values["codebook-perplexity"], Is.InRange(1, 12));
    }

    [TestCase(CodebookUpdate.MovingAverage, false)]
    [TestCase(CodebookUpdate.Loss, true)]
    public void Loss_Codebook_IsTrainedByGradientIfAskedFor(CodebookUpdate update, bool isTrained)
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VqObjective(new VqOptions { Codes = 3, Codebook = update }));

        ObjectiveBench.Step(module).Terms.Total().backward();

        Parameter codes = module.named_parameters().Single(entry => entry.name == "codebook.codes").parameter;
        Assert.That(codes.grad is not null, Is.EqualTo(isTrained));
        Assert.That(module.named_parameters().Single(entry => entry.name == "head.projection.weight").parameter.grad, Is.Not.Null);
    }

    private static QuantizedBatch Given(ObjectiveModule module, torch.Tensor latents) => new()
    {
        Latent = latents,
        Mean = latents,
        Code = latents,
        Vectors = latents,
        Indices = module.Assign(latents)!,
    };
}
