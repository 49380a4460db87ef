using NebulaBench.Toolkit.Architectures;
using TorchSharp;

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
