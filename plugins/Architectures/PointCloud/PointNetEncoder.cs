using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>
/// PointNet: layers that every point passes on its own, the maximum of each value over the points, a hidden layer. The maximum forgets
/// the order of the points and takes any number of them.
/// </summary>
internal sealed class PointNetEncoder : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly CloudTransform? inputTransform;
    private readonly SharedMlp first;
    private readonly CloudTransform? featureTransform;
    private readonly SharedMlp? rest;
    private readonly Sequential? hidden;

    public PointNetEncoder(PointNetOptions options, BlockParts parts, long coordinates)
        : base(nameof(PointNetEncoder))
    {
        int[] widths = [.. options.Widths];
        inputTransform = options.InputTransform ? new CloudTransform(options, parts, coordinates, PointNetArchitecture.Space) : null;
        first = new SharedMlp(parts.Layers(coordinates, widths[..1]));
        featureTransform = options.FeatureTransform ? new CloudTransform(options, parts, widths[0], widths[0]) : null;
        rest = widths.Length > 1 ? new SharedMlp(parts.Layers(widths[0], widths[1..])) : null;
        hidden = options.Hidden > 0 ? torch.nn.Sequential(parts.Layers(widths[^1], [options.Hidden])) : null;
        FeatureWidth = options.Hidden > 0 ? options.Hidden : widths[^1];
        RegisterComponents();
    }

    /// <summary>The width of the features.</summary>
    public long FeatureWidth { get; }

    /// <summary>Encodes clouds.</summary>
    /// <param name="input">Clouds of any number of points, [batch, points, coordinates].</param>
    /// <returns>Features, [batch, <see cref="FeatureWidth"/>].</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor cloud = inputTransform?.call(input) ?? input;
        torch.Tensor points = first.call(cloud);
        points = featureTransform?.call(points) ?? points;
        points = rest?.call(points) ?? points;
        torch.Tensor features = points.MaximumOverPoints();
        features = hidden?.call(features) ?? features;
        return features.MoveToOuterDisposeScope();
    }
}
