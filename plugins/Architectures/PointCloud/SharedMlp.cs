using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

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
