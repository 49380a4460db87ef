using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Small parts that several encoders and decoders have.</summary>
internal static class CoderParts
{
    /// <summary>Fully connected layers, each with its activation and dropout.</summary>
    /// <param name="from">The width of what goes in.</param>
    /// <param name="widths">The widths of the layers.</param>
    /// <param name="dropout">The probability that a value is dropped while training.</param>
    public static IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Layers(long from, IEnumerable<int> widths, double dropout)
    {
        long width = from;
        foreach (int next in widths)
        {
            yield return torch.nn.Linear(width, next);
            yield return torch.nn.ReLU();
            if (dropout > 0)
            {
                yield return torch.nn.Dropout(dropout);
            }
            width = next;
        }
    }

    /// <summary>The layer between what an encoder has read and the latent, or null where there is none.</summary>
    /// <param name="from">The width of what it has read.</param>
    /// <param name="width">The layer's width; 0 for none.</param>
    /// <param name="dropout">The probability that a value is dropped while training.</param>
    public static torch.nn.Module<torch.Tensor, torch.Tensor>? Hidden(long from, int width, double dropout) =>
        width > 0 ? torch.nn.Sequential(Layers(from, [width], dropout)) : null;
}
