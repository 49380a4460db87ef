using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Views;
using NebulaBench.Randomness;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Contrastive.Tests;

public sealed class ContrastiveCodingTests
{
    private static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions());

    [Test]
    public void Prepare_Training_IsTwoViewsOfEverySample()
    {
        using ObjectiveModule module = Build(new NtXentOptions());
        Batch batch = SomeBatch(5);

        Batch prepared = module.Prepare(batch);

        Assert.That(prepared.Size, Is.EqualTo(10));
        Assert.That(prepared.Input.narrow(0, 0, 5).eq(prepared.Input.narrow(0, 5, 5)).all().ToBoolean(), Is.False);
        Assert.That(prepared.Target.eq(torch.cat([batch.Target, batch.Target])).all().ToBoolean(), Is.True);
        Assert.That(prepared.Labels!.data<long>().ToArray(), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }));
        Assert.That(prepared.Indices.data<long>().ToArray(), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }));
        Assert.That(module.Prepare(batch with { Labels = null }).Labels, Is.Null);
    }

    [Test]
    public void Prepare_LabelsOfPoints_FollowTheirPoints()
    {
        DatasetInfo data = Data() with { Input = new PointCloudShape(20, 3), Output = new PointLabelsShape(20, 20) };
        var options = new NtXentOptions { Points = new() { Rotation = 0, Scale = 0, Jitter = 0, Dropout = 0.9 } };
        using ObjectiveModule module = Build(options, data: data);
        using torch.Tensor labels = torch.arange(20).expand(4, 20).contiguous();
        // A point's first coordinate is its label.
        using torch.Tensor cloud = labels.to_type(torch.float32).unsqueeze(2).expand(-1, -1, 3).contiguous();

        Batch prepared = module.Prepare(new Batch { Input = cloud, Target = labels, Indices = torch.arange(4) });

        Assert.That(prepared.Target.eq(labels.narrow(0, 0, 1)).all().ToBoolean(), Is.False, "some points are repeated");
        Assert.That(prepared.Input[.., .., 0].eq(prepared.Target).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Loss_Training_IsReconstructionPlusWeightedCrossEntropyOfProjections()
    {
        using ObjectiveModule module = Build(new NtXentOptions { Weight = 3, Temperature = 0.2, Projection = [] });
        Batch prepared = module.Prepare(SomeBatch(5));

        (LatentBatch latents, LossTerms terms, torch.Tensor output) = Step(module, prepared);

        double contrast = NtXent.Loss(latents.Latent, 0.2).ToDouble();
        Assert.That(terms.Terms.Select(term => term.Name), Is.EqualTo(new[] { "reconstruction", "nt-xent" }));
        TensorAssert.Close(terms.Total(), Reconstruction.Mean(output, prepared.Target).ToDouble() + (3 * contrast), 1e-5);
    }

    [Test]
    public void Evaluation_BatchIsUnchangedAndTheReconstructionTheOnlyTerm()
    {
        using ObjectiveModule module = Build(new NtXentOptions());
        module.eval();
        Batch batch = SomeBatch(5);
        torch.manual_seed(7);
        using torch.Tensor expected = torch.randn(3);

        torch.manual_seed(7);
        Batch prepared = module.Prepare(batch);
        LatentBatch latents = module.Embed(prepared.Input);
        LossTerms terms = module.Loss(latents, torch.zeros(5, 4), prepared, Reconstruction);
        using torch.Tensor drawn = torch.randn(3);

        Assert.That(prepared, Is.SameAs(batch));
        Assert.That(terms.Terms.Select(term => (term.Name, term.Weight)), Is.EqualTo(new[] { ("reconstruction", 1.0) }));
        TensorAssert.Close(terms.Total(), Reconstruction.Mean(torch.zeros(5, 4), batch.Target).ToDouble(), 1e-6);
        Assert.That(drawn.eq(expected).all().ToBoolean(), Is.True, "nothing was drawn");
    }

    [TestCase(DecoderTraining.Detached, false)]
    [TestCase(DecoderTraining.Joint, true)]
    public void Reconstruction_Gradient_ReachesTheLatentsOnlyIfJoint(DecoderTraining decoder, bool reaches)
    {
        using ObjectiveModule module = Build(new NtXentOptions { Decoder = decoder });
        using torch.Tensor features = torch.randn([10, 4]).requires_grad_();
        using Linear decode = torch.nn.Linear(2, 4);
        Batch prepared = module.Prepare(SomeBatch(5));

        LatentBatch latents = module.Embed(features);
        LossTerms terms = module.Loss(latents, decode.call(latents.Code), prepared, Reconstruction);
        terms.Terms.Single(term => term.Name == "reconstruction").Value.backward();

        Assert.That(decode.weight.grad is not null, Is.True, "the decoder is trained either way");
        Assert.That(features.grad is not null, Is.EqualTo(reaches));
    }

    [Test]
    public void Loss_OnePair_IsFiniteAndTheContrastZero()
    {
        using ObjectiveModule module = Build(new NtXentOptions(), latentDimension: 1);

        (_, LossTerms terms, _) = Step(module, module.Prepare(SomeBatch(1)));
        terms.Total().backward();

        Assert.That(terms.Terms.Single(term => term.Name == "nt-xent").Value.ToDouble(), Is.Zero.Within(1e-6));
        foreach ((string name, Parameter parameter) in module.named_parameters())
        {
            Assert.That(parameter.grad!.isfinite().all().ToBoolean(), Is.True, name);
        }
    }

    [Test]
    public void Training_NoisyCopiesOfSamples_BringsViewsTogether()
    {
        using ObjectiveModule module = Build(new NtXentOptions { Temperature = 0.2 });
        using var optimizer = torch.optim.Adam(module.parameters(), 0.02);
        double Contrast() => Step(module, module.Prepare(SomeBatch(32))).Terms.Terms.Single(term => term.Name == "nt-xent").Value.ToDouble();
        double before = Contrast();
        for (int step = 0; step < 60; step++)
        {
            optimizer.zero_grad();
            Step(module, module.Prepare(SomeBatch(32))).Terms.Total().backward();
            optimizer.step();
        }

        Assert.That(Contrast(), Is.LessThan(before - 0.5));
    }

    [Test]
    public void Projection_Widths_AreItsLayers()
    {
        using ObjectiveModule module = Build(new NtXentOptions { Projection = [7, 5] });

        long[][] shapes = [.. module.named_parameters()
            .Where(named => named.name.StartsWith("projection.", StringComparison.Ordinal) && named.parameter.dim() == 2)
            .Select(named => named.parameter.shape)];

        Assert.That(shapes, Is.EqualTo(new[] { new long[] { 7, 2 }, new long[] { 5, 7 } }));
    }

    [Test]
    public void Supports_KindWithoutViews_SaysSo()
    {
        var objective = new NtXentObjective(new NtXentOptions());

        Assert.That(objective.Supports(Data()), Is.EqualTo(Compatibility.Yes));
        Assert.That(
            objective.Supports(Data() with { Input = new PointLabelsShape(2, 3) }).Reason,
            Is.EqualTo("views are made of vectors, images, point clouds, volumes and sequences; this input is of the kind point labels."));
    }

    private static IEnumerable<TestCaseData> IncompatiblePairs()
    {
        yield return new TestCaseData(new NtXentOptions { Temperature = 0 }, nameof(NtXentOptions.Temperature))
            .Returns("The field Temperature must be between 0.001 and 1000.");
        yield return new TestCaseData(new NtXentOptions { Weight = -1 }, nameof(NtXentOptions.Weight))
            .Returns("The field Weight must be between 0 and 1000000.");
        yield return new TestCaseData(new ImageViewOptions { Shift = 1.4 }, nameof(ImageViewOptions.Shift))
            .Returns("The field Shift must be between 0 and 1.");
        yield return new TestCaseData(new VectorViewOptions { Masking = 1 }, nameof(VectorViewOptions.Masking))
            .Returns("The field Masking must be between 0 and 0.99.");
        yield return new TestCaseData(new PointViewOptions { Rotation = 181 }, nameof(PointViewOptions.Rotation))
            .Returns("The field Rotation must be between 0 and 180.");
        yield return new TestCaseData(new VolumeViewOptions { Shift = -0.1 }, nameof(VolumeViewOptions.Shift))
            .Returns("The field Shift must be between 0 and 1.");
        yield return new TestCaseData(new SequenceViewOptions { Masking = -0.1 }, nameof(SequenceViewOptions.Masking))
            .Returns("The field Masking must be between 0 and 0.99.");
        yield return new TestCaseData(new NtXentOptions(), nameof(NtXentOptions.Weight)).Returns(null);
    }

    // The range of a list's entries is the host's to check, so each property is judged alone.
    [TestCaseSource(nameof(IncompatiblePairs))]
    [SetCulture("en-US")]
    public string? Options_OutOfRange_AreRefused(object options, string property)
    {
        List<ValidationResult> results = [];
        object? value = options.GetType().GetProperty(property)!.GetValue(options);
        Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = property }, results);
        return results.SingleOrDefault()?.ErrorMessage;
    }

    private static DatasetInfo Data() =>
        new() { Input = new VectorShape(4), Output = new VectorShape(4), DefaultReconstruction = Reconstruction };

    private static ObjectiveModule Build(NtXentOptions options, long latentDimension = 2, DatasetInfo? data = null)
    {
        torch.manual_seed(2);
        return new NtXentObjective(options).Build(new ObjectiveContext
        {
            FeatureWidth = 4,
            Encode = input => input,
            LatentDimension = latentDimension,
            Data = data ?? Data(),
            TrainingSamples = 100,
            Seeds = new SeedStream(0),
        });
    }

    private static Batch SomeBatch(long size)
    {
        torch.Tensor input = torch.randn(size, 4);
        return new Batch { Input = input, Target = input, Labels = torch.arange(size), Indices = torch.arange(size) };
    }

    // The features are the inputs themselves.
    private static (LatentBatch Latents, LossTerms Terms, torch.Tensor Output) Step(ObjectiveModule module, Batch prepared)
    {
        LatentBatch latents = module.Embed(prepared.Input);
        torch.Tensor output = torch.zeros_like(prepared.Target);
        return (latents, module.Loss(latents, output, prepared, Reconstruction), output);
    }
}
