using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>
/// Counts a model's operations by sending samples through it and listening to its layers, so no architecture has to say
/// anything of itself. A layer can be heard only where it is run by <c>call</c>; where one that does work was run by <c>forward</c>, or
/// is of a kind whose operations are not known, there is no number rather than one that is too small. The samples are zeros, and
/// sequences without padding: a model may pass over padding, so these are the most a sequence costs.
/// </summary>
public static class FlopCounter
{
    // More than one, and as many as take libtorch's usual way: it complains of the processor where it tries another for a few.
    private const int Samples = 16;

    /// <summary>Counts; leaves the model as it was. Draws no random number unless the model does in evaluation mode.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The shapes it was built for.</param>
    /// <param name="device">Where the model is.</param>
    public static FlopCount For(LatentModel model, DatasetInfo data, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var heard = new LayerHooks(model);
        using var mode = new EvaluationMode(model);
        using var gradients = torch.enable_grad(); // they tell which layers do any work
        using var scope = torch.NewDisposeScope();
        try
        {
            torch.Tensor result = Run(model, data, device);
            return heard.Unheard(result) is { } layer
                ? new FlopCount(null, $"the work of {layer} cannot be counted")
                : new FlopCount(heard.Flops / Samples, null);
        }
        catch (Exception failure)
        {
            return new FlopCount(null, $"a trial sample fails with {failure.GetType().Name}: {failure.Message.TrimEnd('.')}");
        }
    }

    private static torch.Tensor Run(LatentModel model, DatasetInfo data, torch.Device device)
    {
        torch.Tensor input = Trial(data.Input, device);
        LatentBatch embedding = model.Embed(input);
        // What a target would be is known only where it is the input; decoders may ask the batch for its input, or for the tokens before theirs.
        torch.Tensor target = data.Output == data.Input ? input : Trial(data.Output, device);
        var context = new Batch { Input = input, Target = target, Indices = torch.zeros(Samples, torch.int64, device) };
        torch.Tensor output = model.Decode(embedding.Code, context);
        return embedding.Mean.sum() + output.sum();
    }

    /// <summary>Samples of zeros, or of a word in every place.</summary>
    private static torch.Tensor Trial(SampleShape shape, torch.Device device)
    {
        long[] axes = [Samples, .. shape.Axes];
        return shape is SequenceShape sequence
            ? torch.full(axes, Math.Min(SpecialTokens.Count, sequence.Vocabulary - 1), torch.int64, device)
            : torch.zeros(axes, torch.float32, device);
    }
}

/// <summary>
/// The arithmetic of one sample's way through a model: two operations (a multiplication and an addition) for each weight that meets a
/// value in the linear, convolution and recurrent layers of the encoder, the latent head and the decoder, forward only. A sequence is one of
/// full length, which the decoder is fed once. Biases, normalization, activations, the products of tokens with each other in
/// attention, distances to prototypes and the loss are left out, being small beside it.
/// </summary>
/// <param name="PerSample">The number of operations, or null where it could not be counted.</param>
/// <param name="WhyNot">Why it could not be counted, or null.</param>
public sealed record FlopCount(long? PerSample, string? WhyNot)
{
    /// <summary>The definition, in a line.</summary>
    public const string Definition =
        "FLOPs: 2 × the multiply-adds of all linear, convolution and recurrent layers of encoder, latent head and decoder, one sample, forward; "
        + "of a sequence of full length, without attention's products of tokens with each other.";
}

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
