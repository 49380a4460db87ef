using NebulaBench.Architectures;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Architectures;

/// <summary>What every architecture must do.</summary>
/// <param name="create">Makes the architecture; called several times, with the same options each time.</param>
/// <param name="samples">Shapes it supports, of the input and of the output.</param>
/// <param name="ignoresOrder">Whether it claims that its features do not depend on the order of a cloud's points.</param>
public sealed class ArchitecturePoints(
    Func<IArchitecture> create, IReadOnlyList<(SampleShape Input, SampleShape Output)> samples, bool ignoresOrder = false)
{
    /// <summary>The points; the first are those without which nothing else can be looked at.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("supports the shapes", "Supports must return Compatibility.Yes for every shape that Build can build for.", SupportsTheShapes) { IsBasic = true },
        new(
            "features are as wide as declared", "Encode must return [batch, FeatureWidth] for every input that Supports accepts.",
            () => ForEach(FeaturesAreAsWideAsDeclared)) { IsBasic = true },
        new(
            "output has the declared shape", "Decode must return [batch, …output axes] for every code [batch, codeDimension]; of a sequence, logits.",
            () => ForEach(OutputHasTheDeclaredShape)) { IsBasic = true },
        new("takes a batch of one", "In evaluation mode, Encode and Decode must take a single sample.", () => ForEach(TakesABatchOfOne)),
        new(
            "a sample does not depend on its batch", "In evaluation mode, treat every sample alone: no statistics of the batch.",
            () => ForEach(SampleDoesNotDependOnItsBatch)),
        new(
            "evaluation draws nothing", "After eval(), use no dropout, noise or other random numbers; register submodules so that eval() reaches them.",
            () => ForEach(EvaluationDrawsNothing)),
        new(
            "the same seed gives the same model", "Draw initial weights from torch's generator alone.",
            () => ForEach(SameSeedGivesTheSameModel)),
        new(
            "gradients reach every parameter", "Use every registered parameter, keep the graph, and remove parameters that do nothing.",
            () => ForEach(GradientsReachEveryParameter)),
        new(
            "the encoder's weights bear its name", $"Register the encoder's parts in a component called '{Backbone.EncoderName}'.",
            () => ForEach(EncodersWeightsBearItsName)),
        new(
            "weights can be saved and loaded", "Register every parameter and buffer (RegisterComponents): what is not in state_dict is lost.",
            () => ForEach(WeightsCanBeSavedAndLoaded)),
        new(
            "layers run through call", "Run layers by call instead of forward, and recurrent ones on packed sequences by a PackedReader, so that their "
            + "operations are counted.", () => ForEach(LayersRunThroughCall)),
        new(
            "keeps no tensor", "Keep nothing of a step in fields; dispose what is made outside of the step's dispose scope.",
            () => ForEach(KeepsNoTensor)),
        new(
            "ignores the order of points", "Pool over the points by something symmetric, or do not claim it.",
            () => ForEach(IgnoresTheOrderOfPoints)),
    ];

    private void SupportsTheShapes()
    {
        foreach (ArchitectureProbe probe in Probes())
        {
            Require.Fits(create().Supports(probe.Info), probe.Name);
        }
    }

    private void FeaturesAreAsWideAsDeclared(ArchitectureProbe probe, Backbone backbone)
    {
        Require.Shape(backbone.Encode(probe.Input), [ArchitectureProbe.Size, backbone.FeatureWidth], "what Encode returns");
        if (create().FeatureMap(probe.Info) is { } map)
        {
            Require.That(
                map.Channels * map.Places == backbone.FeatureWidth,
                $"FeatureMap tells of {map.Channels} × {map.Places} features, FeatureWidth of {backbone.FeatureWidth}");
        }
    }

    private static void OutputHasTheDeclaredShape(ArchitectureProbe probe, Backbone backbone) => Require.Shape(
        backbone.Decode(probe.Code, probe.Context), [ArchitectureProbe.Size, .. probe.Info.Output.DecodedAxes], "what Decode returns");

    private static void TakesABatchOfOne(ArchitectureProbe probe, Backbone backbone)
    {
        backbone.eval();
        Require.Shape(backbone.Encode(probe.Input.narrow(0, 0, 1)), [1, backbone.FeatureWidth], "what Encode returns");
        Require.Shape(
            backbone.Decode(probe.Code.narrow(0, 0, 1), probe.FirstOfContext()), [1, .. probe.Info.Output.DecodedAxes], "what Decode returns");
    }

    private static void SampleDoesNotDependOnItsBatch(ArchitectureProbe probe, Backbone backbone)
    {
        backbone.eval();
        torch.Tensor together = backbone.Encode(probe.Input)[0];
        torch.Tensor alone = backbone.Encode(probe.Input.narrow(0, 0, 1))[0];
        Require.Close(alone, together, 1e-4, "the features of a sample alone are not those it has among others");
    }

    private static void EvaluationDrawsNothing(ArchitectureProbe probe, Backbone backbone)
    {
        backbone.eval();
        Require.That(Require.Same(Through(backbone, probe), Through(backbone, probe)), "the same batch twice does not give the same");
    }

    private void SameSeedGivesTheSameModel(ArchitectureProbe probe, Backbone backbone)
    {
        using Backbone other = Build(create(), probe, seed: 1);
        backbone.eval();
        other.eval();
        Require.That(Require.Same(Through(backbone, probe), Through(other, probe)), "two models of the same seed differ");
    }

    private static void GradientsReachEveryParameter(ArchitectureProbe probe, Backbone backbone)
    {
        Through(backbone, probe).pow(2).sum().backward();
        foreach ((string name, Parameter parameter) in backbone.named_parameters())
        {
            Require.That(parameter.grad is not null && parameter.grad.abs().sum().ToDouble() != 0, $"no gradient reaches {name}");
            Require.Finite(parameter.grad!, $"the gradient of {name}");
        }
    }

    private static void EncodersWeightsBearItsName(ArchitectureProbe probe, Backbone backbone)
    {
        torch.Tensor features = backbone.Encode(probe.Input);
        if (!features.requires_grad)
            throw new NotApplicableException("the encoder has no weights");
        features.matmul(probe.Head).pow(2).sum().backward();
        string? stray = backbone.named_parameters()
            .Where(entry => entry.parameter.grad is not null && !entry.name.StartsWith(Backbone.EncoderName, StringComparison.Ordinal))
            .Select(entry => entry.name).FirstOrDefault();
        Require.That(stray is null, $"Encode uses {stray}");
    }

    private void WeightsCanBeSavedAndLoaded(ArchitectureProbe probe, Backbone backbone)
    {
        using Backbone other = Build(create(), probe, seed: 5);
        backbone.eval();
        other.eval();
        other.load_state_dict(backbone.state_dict());
        Require.That(Require.Same(Through(backbone, probe), Through(other, probe)), "a model with the weights of another one differs from it");
    }

    private static void LayersRunThroughCall(ArchitectureProbe probe, Backbone backbone)
    {
        var calls = new LayerCalls(backbone);
        Through(backbone, probe);
        Require.That(!calls.Silent.Any(), $"run past call: {string.Join(", ", calls.Silent)}");
    }

    private static void KeepsNoTensor(ArchitectureProbe probe, Backbone backbone) => LiveTensors.StayFlat(() =>
    {
        Through(backbone, probe).pow(2).mean().backward();
        backbone.zero_grad();
    });

    private void IgnoresTheOrderOfPoints(ArchitectureProbe probe, Backbone backbone)
    {
        if (!ignoresOrder || probe.InputShape is not PointCloudShape cloud)
            throw new NotApplicableException("the architecture does not claim it");
        backbone.eval();
        torch.Tensor shuffled = probe.Input.index_select(1, torch.randperm(cloud.Points));
        Require.Close(backbone.Encode(shuffled), backbone.Encode(probe.Input), 1e-4, "the features change with the order of the points");
    }

    private static torch.Tensor Through(Backbone backbone, ArchitectureProbe probe) =>
        backbone.Decode(backbone.Encode(probe.Input).matmul(probe.Head), probe.Context);

    /// <summary>The samples; decoders of sequences write by themselves first, and then are fed with their target.</summary>
    private IEnumerable<ArchitectureProbe> Probes() => samples.SelectMany(sample => sample.Output is SequenceShape
        ? [new ArchitectureProbe(sample.Input, sample.Output), new ArchitectureProbe(sample.Input, sample.Output, fed: true)]
        : new[] { new ArchitectureProbe(sample.Input, sample.Output) });

    private void ForEach(Action<ArchitectureProbe, Backbone> check)
    {
        foreach (ArchitectureProbe probe in Probes())
        {
            IArchitecture architecture = create();
            Require.At(probe.Name, () =>
            {
                using Backbone backbone = Build(architecture, probe, seed: 1); // outside the scope, which would end its parameters
                using DisposeScope scope = torch.NewDisposeScope();
                torch.manual_seed(2);
                probe.Draw(backbone.FeatureWidth);
                check(probe, backbone);
            });
        }
    }

    private static Backbone Build(IArchitecture architecture, ArchitectureProbe probe, long seed)
    {
        torch.manual_seed(seed);
        return architecture.Build(probe.Info, ArchitectureProbe.CodeDimension);
    }
}
