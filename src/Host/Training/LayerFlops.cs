using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Training;

/// <summary>The operations of one call of a layer.</summary>
internal static class LayerFlops
{
    /// <summary>Whether a module is a layer whose operations are known.</summary>
    public static bool IsKnown(torch.nn.Module module) => module is Linear or Convolution;

    /// <summary>
    /// Whether a module is a ready-made layer with weight matrices whose operations are not known: recurrent layers, attention.
    /// An embedding only looks up.
    /// </summary>
    public static bool IsUnknown(torch.nn.Module module) =>
        !IsKnown(module) && module is not (Embedding or EmbeddingBag) && module.GetType().Namespace == typeof(Linear).Namespace
        && module.named_parameters(recurse: false).Any(parameter => parameter.parameter.dim() > 1);

    /// <summary>
    /// The operations of a call. Each value of a linear layer's or a convolution's output takes all weights of its channel; a transposed
    /// convolution is a convolution read backwards, so there each value of the input does.
    /// </summary>
    public static long Of(torch.nn.Module layer, torch.Tensor input, torch.Tensor output) => layer switch
    {
        Linear linear => 2 * output.numel() * linear.in_features,
        ConvolutionTranspose transposed => 2 * input.numel() * (transposed.weight.numel() / transposed.in_channels),
        Convolution convolution => 2 * output.numel() * (convolution.weight.numel() / convolution.out_channels),
        _ => throw new ArgumentException($"{layer.GetName()} is no layer whose operations are known.", nameof(layer)),
    };
}
