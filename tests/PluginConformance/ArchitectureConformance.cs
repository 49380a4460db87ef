using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every architecture must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the architecture
/// is made and in <see cref="Samples"/> for which shapes, and run it as any NUnit fixture. Choose options that make the model small.
/// </summary>
[NonParallelizable]
public abstract class ArchitectureConformance
{
    private const long BatchSize = 16;
    private const long CodeDimension = 5;

    /// <summary>
    /// Shapes it supports, of the input and of the output; list the awkward ones: odd, not square, one channel, an output that differs.
    /// </summary>
    protected abstract IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples { get; }

    /// <summary>Makes the architecture; called several times, with the same options each time.</summary>
    protected abstract IArchitecture Create();

    [Test]
    public void Supports_EveryListedShape_Fits() =>
        Assert.That(Samples.Select(sample => Create().Supports(Info(sample))), Is.All.EqualTo(Fit.Yes));

    [Test]
    public void Encode_EveryListedShape_GivesFeaturesOfTheDeclaredWidth() => ForEachSample((probe, backbone) =>
        Assert.That(backbone.Encode(probe.Input).shape, Is.EqualTo(new[] { BatchSize, backbone.FeatureWidth }), probe.Name));

    [Test]
    public void Decode_EveryListedShape_GivesTheOutputsShape() => ForEachSample((probe, backbone) =>
        Assert.That(backbone.Decode(probe.Code, probe.Context).shape, Is.EqualTo([BatchSize, .. probe.DecodedAxes]), probe.Name));

    [Test]
    public void Encode_InEvaluation_SampleDoesNotDependOnItsBatch() => ForEachSample((probe, backbone) =>
    {
        backbone.eval();
        torch.Tensor together = backbone.Encode(probe.Input)[0];
        torch.Tensor alone = backbone.Encode(probe.Input.narrow(0, 0, 1))[0];

        Assert.That((together - alone).abs().max().ToDouble(), Is.LessThan(1e-4), probe.Name);
    });

    [Test]
    public void Decode_InEvaluationTwice_GivesTheSame() => ForEachSample((probe, backbone) =>
    {
        backbone.eval();
        torch.Tensor once = Through(backbone, probe);
        torch.Tensor again = Through(backbone, probe);

        Assert.That(once.eq(again).all().ToBoolean(), Is.True, probe.Name);
    });

    [Test]
    public void Build_SameSeedTwice_GivesTheSameModel() => ForEachSample((probe, backbone) =>
    {
        using Backbone other = Build(probe);
        backbone.eval();
        other.eval();

        Assert.That(Through(backbone, probe).eq(Through(other, probe)).all().ToBoolean(), Is.True, probe.Name);
    });

    [Test]
    public void Backward_EveryListedShape_ReachesEveryParameter() => ForEachSample((probe, backbone) =>
    {
        Through(backbone, probe).pow(2).sum().backward();

        foreach ((string name, Parameter parameter) in backbone.named_parameters())
        {
            Assert.That(parameter.grad?.abs().sum().ToDouble(), Is.GreaterThan(0), $"{probe.Name}: {name}");
            Assert.That(parameter.grad!.isfinite().all().ToBoolean(), Is.True, $"{probe.Name}: {name}");
        }
    });

    /// <summary>
    /// Layers that are run by <c>forward</c> instead of <c>call</c> pass by the hooks that count their operations, and so do recurrent
    /// layers that are called with packed sequences, but for those behind a <see cref="PackedReader"/>.
    /// </summary>
    [Test]
    public void Decode_AfterEncode_RunsEveryLayerThroughCall() => ForEachSample((probe, backbone) =>
    {
        var calls = new LayerCalls(backbone);
        Through(backbone, probe);

        Assert.That(calls.Silent, Is.Empty, probe.Name);
    });

    [Test]
    public void Train_SeveralSteps_KeepsNoTensor() => ForEachSample((probe, backbone) =>
    {
        // What earlier tests left to the garbage collector must not hide what is left here.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var live = new List<long>();
        for (int step = 0; step < 4; step++)
        {
            using (torch.NewDisposeScope())
            {
                Through(backbone, probe).pow(2).mean().backward();
                backbone.zero_grad();
            }
            live.Add(torch.Tensor.TotalCount);
        }

        Assert.That(live.Skip(1), Is.All.AtMost(live[0]), probe.Name);
    });

    private static torch.Tensor Through(Backbone backbone, ArchitectureProbe probe) =>
        backbone.Decode(backbone.Encode(probe.Input).matmul(probe.Head), probe.Context);

    private static DatasetInfo Info((SampleShape Input, SampleShape Output) sample) => ArchitectureProbe.Info(sample.Input, sample.Output);

    /// <summary>The samples; decoders of sequences write by themselves first, and then are fed with their target.</summary>
    private IEnumerable<ArchitectureProbe> Probes()
    {
        foreach ((SampleShape input, SampleShape output) in Samples)
        {
            yield return new ArchitectureProbe(input, output, BatchSize, CodeDimension);
            if (output is SequenceShape)
            {
                yield return new ArchitectureProbe(input, output, BatchSize, CodeDimension, fed: true);
            }
        }
    }

    private void ForEachSample(Action<ArchitectureProbe, Backbone> check)
    {
        foreach (ArchitectureProbe probe in Probes())
        {
            using Backbone backbone = Build(probe); // outside the scope, which would end its parameters
            using DisposeScope scope = torch.NewDisposeScope();
            torch.manual_seed(2);
            probe.Draw(backbone.FeatureWidth);
            check(probe, backbone);
        }
    }

    private Backbone Build(ArchitectureProbe probe)
    {
        torch.manual_seed(1);
        return Create().Build(ArchitectureProbe.Info(probe.InputShape, probe.Output), CodeDimension);
    }
}
