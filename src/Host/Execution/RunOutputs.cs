using NebulaBench.Host.Measuring;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>Puts what a run produced into its folder.</summary>
internal static class RunOutputs
{
    /// <summary>Scores, latents, structure and weights.</summary>
    public static void Write(RunFolder folder, LatentModel model, EvaluationResult result)
    {
        folder.Write(new ScoreSheet(result.Scores, result.Foreign));
        folder.Write(RunEmbeddings.From(result.Embeddings));
        folder.Write(result.Details);
        folder.WriteWeights(Weights(model));
    }

    /// <summary>A model's weights and buffers by name.</summary>
    public static Dictionary<string, DenseArray> Weights(LatentModel model)
    {
        using var scope = torch.NewDisposeScope();
        return model.state_dict().ToDictionary(entry => entry.Key, entry => ToArray(entry.Value));
    }

    private static DenseArray ToArray(torch.Tensor tensor)
    {
        int[] shape = [.. tensor.shape.Select(axis => (int)axis)];
        torch.Tensor flat = tensor.detach().cpu().flatten();
        return tensor.dtype == torch.ScalarType.Int64
            ? DenseArray.From(flat.data<long>().ToArray(), Shape(shape))
            : DenseArray.From(flat.to_type(torch.float32).data<float>().ToArray(), Shape(shape));
    }

    // A single number is kept as a list of one.
    private static int[] Shape(int[] shape) => shape.Length == 0 ? [1] : shape;
}
