using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>What surrounds every layer of a coder: layer, batch norm, activation, dropout. A building block for architectures.</summary>
/// <param name="batchNorm">Makes the batch norm of so many channels; null for none.</param>
/// <param name="activation">The activation.</param>
/// <param name="dropout">The probability that a value is dropped while training; 0 for none.</param>
public sealed class BlockParts(Func<long, torch.nn.Module<torch.Tensor, torch.Tensor>>? batchNorm, Activation activation, double dropout)
{
    /// <summary>Whether a layer has a bias of its own: batch norm would subtract it again.</summary>
    public bool Bias => batchNorm is null;

    /// <summary>A layer whose output has the shape [batch, channels, …], and what follows it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">Its output channels.</param>
    public Sequential Block(torch.nn.Module<torch.Tensor, torch.Tensor> layer, long channels) =>
        torch.nn.Sequential([layer, .. Norm(channels), .. Activation(), .. Dropout()]);

    /// <summary>A fully connected layer, [batch, from] to [batch, to], and what follows it.</summary>
    /// <param name="from">The width of the input.</param>
    /// <param name="to">The width of the output.</param>
    public Sequential DenseBlock(long from, long to)
    {
        torch.nn.Module<torch.Tensor, torch.Tensor>[] norm = batchNorm is null ? [] : [torch.nn.BatchNorm1d(to)];
        return torch.nn.Sequential([torch.nn.Linear(from, to, hasBias: Bias), .. norm, .. Activation(), .. Dropout()]);
    }

    /// <summary>The batch norm, or nothing.</summary>
    /// <param name="channels">The channels that it goes over.</param>
    public IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Norm(long channels) => batchNorm is null ? [] : [batchNorm(channels)];

    /// <summary>The activation.</summary>
    public IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Activation() => [activation.ToModule(inPlace: true)];

    /// <summary>Dropout, or nothing.</summary>
    public IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Dropout() => dropout > 0 ? [torch.nn.Dropout(dropout)] : [];
}
