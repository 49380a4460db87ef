using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Voxel;

/// <summary>What surrounds every layer: layer, batch norm, activation, dropout.</summary>
/// <param name="options">Which of them there are.</param>
internal sealed class BlockParts(VolumeCoderOptions options)
{
    /// <summary>Whether a layer has a bias of its own: batch norm would subtract it again.</summary>
    public bool Bias => !options.BatchNorm;

    /// <summary>A layer whose output has the shape [batch, channels, depth, height, width], and what follows it.</summary>
    public Sequential Block(torch.nn.Module<torch.Tensor, torch.Tensor> layer, long channels) =>
        torch.nn.Sequential([layer, .. Norm(channels), Activation(), .. Dropout()]);

    /// <summary>A fully connected layer, [batch, from] to [batch, to], and what follows it.</summary>
    public Sequential DenseBlock(long from, long to)
    {
        torch.nn.Module<torch.Tensor, torch.Tensor>[] norm = options.BatchNorm ? [torch.nn.BatchNorm1d(to)] : [];
        return torch.nn.Sequential([torch.nn.Linear(from, to, hasBias: Bias), .. norm, Activation(), .. Dropout()]);
    }

    /// <summary>Batch norm of volumes, or nothing.</summary>
    public torch.nn.Module<torch.Tensor, torch.Tensor>[] Norm(long channels) => options.BatchNorm ? [torch.nn.BatchNorm3d(channels)] : [];

    /// <summary>The activation.</summary>
    public torch.nn.Module<torch.Tensor, torch.Tensor> Activation() => options.Activation.ToModule(inPlace: true);

    private torch.nn.Module<torch.Tensor, torch.Tensor>[] Dropout() => options.Dropout > 0 ? [torch.nn.Dropout(options.Dropout)] : [];
}
