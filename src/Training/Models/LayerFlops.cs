using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>The operations of one call of a layer.</summary>
internal static class LayerFlops
{
    /// <summary>Whether a module is a layer whose operations are known.</summary>
    public static bool IsKnown(torch.nn.Module module) => module is Linear or Convolution || IsRecurrent(module);

    /// <summary>
    /// Whether a module is a ready-made layer with weight matrices whose operations are not known: attention, bilinear layers. An
    /// embedding only looks up.
    /// </summary>
    public static bool IsUnknown(torch.nn.Module module) =>
        !IsKnown(module) && module is not (Embedding or EmbeddingBag) && module.GetType().Namespace == typeof(Linear).Namespace
        && Matrices(module).Any();

    /// <summary>
    /// The operations of a call. Each value of a linear layer's or a convolution's output takes all weights of its channel; a transposed
    /// convolution is a convolution read backwards, so there each value of the input does.
    /// </summary>
    public static long For(torch.nn.Module layer, torch.Tensor input, torch.Tensor output) => layer switch
    {
        Linear linear => 2 * output.numel() * linear.in_features,
        ConvolutionTranspose transposed => 2 * input.numel() * (transposed.weight.numel() / transposed.in_channels),
        Convolution convolution => 2 * output.numel() * (convolution.weight.numel() / convolution.out_channels),
        _ => throw new ArgumentException($"{layer.GetName()} is no layer whose operations are known.", nameof(layer)),
    };

    /// <summary>
    /// The operations of a recurrent layer or cell. Every token meets all weights of the gates once, in each layer and direction: those of
    /// its vector, or of the layer below, and those of the state.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The tokens' vectors, […, width].</param>
    public static long OfRecurrent(torch.nn.Module layer, torch.Tensor input) =>
        2 * (input.numel() / input.shape[^1]) * Matrices(layer).Sum(matrix => matrix.numel());

    private static bool IsRecurrent(torch.nn.Module module) => module is GRU or LSTM or RNN or GRUCell or LSTMCell or RNNCell;

    private static IEnumerable<Parameter> Matrices(torch.nn.Module module) =>
        module.parameters(recurse: false).Where(parameter => parameter.dim() > 1);
}
