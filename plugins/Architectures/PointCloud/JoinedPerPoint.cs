using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>Layers that every point passes on its own beside its cloud's code, and a plain last one: [batch, points, point] to [batch, points, to].</summary>
internal sealed class JoinedPerPoint : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly BroadcastConcatLinear joined;
    private readonly SharedMlp rest;

    /// <param name="parts">What surrounds the layers.</param>
    /// <param name="code">The width of a code.</param>
    /// <param name="point">The values of a point.</param>
    /// <param name="widths">The widths of the layers before the last; at least one.</param>
    /// <param name="to">The width of the last.</param>
    public JoinedPerPoint(BlockParts parts, long code, long point, IReadOnlyList<int> widths, long to)
        : base(nameof(JoinedPerPoint))
    {
        joined = new BroadcastConcatLinear(code, point, widths[0], parts.Bias);
        rest = new SharedMlp([.. parts.After(widths[0]), .. parts.Layers(widths[0], widths.Skip(1)), torch.nn.Linear(widths[^1], to)]);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor code, torch.Tensor points)
    {
        using torch.Tensor together = joined.call(code, points);
        return rest.call(together);
    }
}
