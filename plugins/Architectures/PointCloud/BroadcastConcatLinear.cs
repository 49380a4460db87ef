using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

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
