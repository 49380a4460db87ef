using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Architectures;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Loading;

/// <summary>Puts the model of a run together.</summary>
/// <param name="components">Makes the components.</param>
public sealed class ModelBuilder(IComponentFactory components)
{
    /// <summary>A freshly initialized model; the same seeds give the same weights.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="data">What its dataset says of itself.</param>
    /// <param name="trainingSamples">The number of training samples.</param>
    /// <param name="seeds">The run's seeds.</param>
    /// <param name="device">Where the model must be.</param>
    public LatentModel Build(RunSpec spec, DatasetInfo data, long trainingSamples, SeedStream seeds, torch.Device device)
    {
        IArchitecture architecture = components.Create<IArchitecture>(spec.Architecture);
        IObjective objective = components.Create<IObjective>(spec.Objective);
        ReconstructionLoss reconstruction = spec.Reconstruction is null
            ? data.DefaultReconstruction
            : components.Create<ReconstructionLoss>(spec.Reconstruction);

        torch.manual_seed(seeds.Derive("initialisation"));
        FeatureMap? map = architecture.FeatureMap(data);
        long code = objective.CodeDimension(spec.LatentDimension, map);
        Backbone backbone = architecture.Build(data, code);
        ObjectiveModule module = objective.Build(new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            FeatureMap = map,
            Encode = input => EncodeApart(backbone, input),
            LatentDimension = spec.LatentDimension,
            Data = data,
            TrainingSamples = trainingSamples,
            Seeds = seeds,
        });
        var model = new LatentModel(backbone, module, reconstruction, spec.Training.Fast)
        {
            Corruption = spec.Corruption > 0 ? new MaskingNoise(spec.Corruption) : null,
            Shapes = new ShapeValidator(
                Source(spec.Architecture), Source(spec.Objective), backbone.FeatureWidth, spec.LatentDimension, code, data.Output.DecodedAxes),
        };
        model.to(device);
        return model;
    }

    /// <summary>Pseudo-inputs are no data: batch normalization must not take them for some.</summary>
    private static torch.Tensor EncodeApart(Backbone backbone, torch.Tensor input)
    {
        using IDisposable held = RunningStatistics.Hold(backbone);
        return backbone.Encode(input);
    }

    private static ComponentSource Source(ComponentSpec component) =>
        new(ComponentText.Where(component.Descriptor), ComponentText.Remedy(component.Descriptor));
}
