using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

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
