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

/// <summary>
/// PointNet's transform: a small PointNet looks at a cloud and chooses one matrix, by which every point of the cloud is multiplied.
/// Values beyond the matrix's size are multiplied by it in groups: a normal like its point's coordinates, as a direction under a
/// linear map of space. The matrix starts as the identity for every cloud.
/// </summary>
internal sealed class CloudTransform : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly SharedMlp perPoint;
    private readonly Sequential dense;
    private readonly Linear matrix;
    private readonly long size;

    /// <param name="options">Widths: those of the encoder.</param>
    /// <param name="parts">What surrounds the layers.</param>
    /// <param name="width">The values a point has.</param>
    /// <param name="size">The rows and columns of the matrix, of which <paramref name="width"/> is a multiple.</param>
    public CloudTransform(PointNetOptions options, BlockParts parts, long width, long size)
        : base(nameof(CloudTransform))
    {
        this.size = size;
        int pooled = options.Widths[^1];
        int last = options.Hidden > 0 ? options.Hidden : pooled;
        perPoint = new SharedMlp(parts.Layers(width, options.Widths));
        dense = torch.nn.Sequential(parts.Layers(pooled, [last]));
        matrix = torch.nn.Linear(last, size * size);
        StartAsIdentity();
        RegisterComponents();
    }

    /// <summary>Multiplies clouds, each by its own matrix.</summary>
    /// <param name="input">[batch, points, width].</param>
    /// <returns>The same shape.</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long batch = input.shape[0];
        torch.Tensor looked = perPoint.call(input).MaximumOverPoints();
        torch.Tensor matrices = matrix.call(dense.call(looked)).view(batch, size, size);
        torch.Tensor groups = input.reshape(batch, -1, size); // [batch, points × width / size, size]
        return groups.bmm(matrices).view(input.shape).MoveToOuterDisposeScope();
    }

    private void StartAsIdentity()
    {
        using IDisposable noGradients = torch.no_grad();
        using torch.Tensor identity = torch.eye(size).flatten();
        torch.nn.init.zeros_(matrix.weight);
        matrix.bias!.copy_(identity);
    }
}
