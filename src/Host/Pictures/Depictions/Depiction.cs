using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Draws the inputs, targets and outputs of a model, whatever they are.</summary>
internal sealed class Depiction
{
    private readonly IDepictor inputs, outputs;
    private readonly ReconstructionLoss reconstruction;
    private readonly DatasetInfo info;

    private Depiction(DatasetInfo info, IDepictor inputs, IDepictor outputs, ReconstructionLoss reconstruction) =>
        (this.info, this.inputs, this.outputs, this.reconstruction) = (info, inputs, outputs, reconstruction);

    /// <summary>Whether a code alone gives something to draw: not where outputs are labels of the input's own points.</summary>
    public bool CanGenerate => info.Output is not PointLabelsShape;

    /// <summary>Whether the mean of several targets is something to look at: points have no order to average over.</summary>
    public bool HasMeans => info.Output is ImageShape;

    /// <summary>Pictures per row and column of a manifold that show it well and in little time.</summary>
    public int UsualGrid => info.Output is ImageShape ? 9 : 4;

    /// <summary>The depiction of a dataset's samples, or null where there is nothing to look at.</summary>
    /// <param name="info">What the dataset says of itself.</param>
    /// <param name="reconstruction">What raw outputs mean.</param>
    public static Depiction? From(DatasetInfo info, ReconstructionLoss reconstruction) =>
        Depictor(info.Input) is { } inputs && Depictor(info.Output) is { } outputs ? new Depiction(info, inputs, outputs, reconstruction) : null;

    /// <summary>What went in.</summary>
    public IReadOnlyList<Picture> Inputs(Batch batch) => inputs.Values(batch.Input);

    /// <summary>What should have come out.</summary>
    public IReadOnlyList<Picture> Targets(Batch batch) =>
        batch.Target.is_floating_point() ? outputs.Values(batch.Target) : outputs.Labels(batch.Target, batch.Input);

    /// <summary>Means of targets that have one.</summary>
    public IReadOnlyList<Picture> Means(torch.Tensor targets) => outputs.Values(targets);

    /// <summary>What came out.</summary>
    /// <param name="raw">The decoder's raw outputs, [batch, …].</param>
    /// <param name="areLabels">Whether the targets are labels, each with a channel of the outputs.</param>
    /// <param name="batch">The batch they belong to; null where they come from codes alone.</param>
    public IReadOnlyList<Picture> Outputs(torch.Tensor raw, bool areLabels, Batch? batch) =>
        areLabels ? outputs.Labels(raw.argmax(1), batch?.Input) : outputs.Values(reconstruction.Present(raw));

    private static IDepictor? Depictor(SampleShape shape) => shape switch
    {
        ImageShape => new ImageDepictor(),
        PointCloudShape or PointLabelsShape => new CloudDepictor(),
        VolumeShape => new VolumeDepictor(),
        _ => null,
    };
}
