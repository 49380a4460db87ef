using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>What surrounds every layer: layer, batch norm, activation, dropout. All of it works on rows: [rows, width].</summary>
/// <param name="options">Which of them there are.</param>
internal sealed class BlockParts(PointNetOptions options)
{
    /// <summary>Whether a layer has a bias of its own: batch norm would subtract it again.</summary>
    public bool Bias => !options.BatchNorm;

    /// <summary>Fully connected layers, and what follows each.</summary>
    /// <param name="from">The width of what goes in.</param>
    /// <param name="widths">The widths of the layers.</param>
    public IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Layers(long from, IEnumerable<int> widths)
    {
        long width = from;
        foreach (int next in widths)
        {
            yield return torch.nn.Linear(width, next, hasBias: Bias);
            foreach (torch.nn.Module<torch.Tensor, torch.Tensor> part in After(next))
            {
                yield return part;
            }
            width = next;
        }
    }

    /// <summary>What follows a layer.</summary>
    /// <param name="width">The layer's width.</param>
    public IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> After(long width)
    {
        if (options.BatchNorm)
        {
            yield return torch.nn.BatchNorm1d(width);
        }
        yield return options.Activation.ToModule(inPlace: true);
        if (options.Dropout > 0)
        {
            yield return torch.nn.Dropout(options.Dropout);
        }
    }
}

/// <summary>
/// Layers that every point passes on its own, with the same weights: [batch, points, from] to [batch, points, to]. The points become
/// rows, so that one large matrix product does all of them and batch norm goes over batch and points.
/// </summary>
internal sealed class SharedMlp : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Sequential rowwise;

    /// <param name="layers">The layers, each on [rows, width]; at least one.</param>
    public SharedMlp(IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> layers)
        : base(nameof(SharedMlp))
    {
        rowwise = torch.nn.Sequential(layers);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        (long batch, long points) = (input.shape[0], input.shape[1]);
        using torch.Tensor rows = input.reshape(batch * points, input.shape[2]);
        using torch.Tensor output = rowwise.call(rows);
        return output.view(batch, points, -1);
    }
}

/// <summary>
/// A linear layer on every point's values beside its cloud's code, [code, point], split in two: the code's share is computed once a
/// cloud and added to all of its points. It is what the layer on the concatenation would give, without copying the code to every point.
/// </summary>
internal sealed class BroadcastConcatLinear : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly Linear ofCode;
    private readonly Linear ofPoint;

    /// <param name="code">The width of a code.</param>
    /// <param name="point">The values of a point.</param>
    /// <param name="to">The width of the output.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public BroadcastConcatLinear(long code, long point, long to, bool bias)
        : base(nameof(BroadcastConcatLinear))
    {
        ofCode = torch.nn.Linear(code, to, hasBias: bias);
        ofPoint = torch.nn.Linear(point, to, hasBias: false);
        StartAsOneLayer(code + point);
        RegisterComponents();
    }

    /// <summary>Joins codes and points.</summary>
    /// <param name="code">[batch, code].</param>
    /// <param name="points">[batch, points, point], or [1, points, point] where all clouds have the same.</param>
    /// <returns>[batch, points, to].</returns>
    public override torch.Tensor forward(torch.Tensor code, torch.Tensor points)
    {
        using torch.Tensor codeShare = ofCode.call(code);
        using torch.Tensor perCloud = codeShare.unsqueeze(1); // [batch, 1, to]
        using torch.Tensor perPoint = ofPoint.call(points);
        return perCloud + perPoint;
    }

    /// <summary>Draws the weights as one layer would whose input is the concatenation; else the few values of a point would outweigh a code.</summary>
    private void StartAsOneLayer(long width)
    {
        double bound = 1 / Math.Sqrt(width);
        foreach ((string _, Parameter parameter) in ofCode.named_parameters().Concat(ofPoint.named_parameters()))
        {
            torch.nn.init.uniform_(parameter, -bound, bound);
        }
    }
}

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

/// <summary>What makes one row of many points.</summary>
internal static class Pooling
{
    /// <summary>The maximum of each value over the points; the gradient goes to one point that has it.</summary>
    /// <param name="points">[batch, points, width].</param>
    /// <returns>[batch, width].</returns>
    public static torch.Tensor MaximumOverPoints(this torch.Tensor points)
    {
        (torch.Tensor values, torch.Tensor indices) = points.max(dim: 1);
        indices.Dispose();
        return values;
    }
}
