using NebulaBench.Errors;
using NebulaBench.Objectives;
using NebulaBench.Runs.Arrays;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>Puts the weights of the training before into a model: backbone and latent head. What else the objective owns starts anew.</summary>
public static class PretrainedWeights
{
    private const string Backbone = "backbone.", Objective = "objective.", HeadWeight = ".projection.weight", HeadBias = ".projection.bias";

    /// <summary>Takes the weights over.</summary>
    /// <param name="model">The model, freshly built.</param>
    /// <param name="weights">The weights of the training before, by name.</param>
    /// <param name="keep">What is taken over.</param>
    /// <exception cref="NebulaException">NB4003: they do not fit.</exception>
    public static void Into(LatentModel model, IReadOnlyDictionary<string, DenseArray> weights, PretrainedPart keep)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        string part = keep == PretrainedPart.Encoder ? $"{Backbone}{Architectures.Backbone.EncoderName}." : Backbone;
        KeyValuePair<string, torch.Tensor>[] taken = [.. model.state_dict().Where(entry => entry.Key.StartsWith(part, StringComparison.Ordinal))];
        if (taken.Length == 0 && keep == PretrainedPart.Encoder)
        {
            throw WhyIncompatible($"the architecture has no weights under the name {Architectures.Backbone.EncoderName}", "Use pretraining.keep: everything.");
        }
        foreach ((string name, torch.Tensor tensor) in taken)
        {
            if (!weights.TryGetValue(name, out DenseArray? stored) || !StoredWeights.Fit(stored, tensor))
            {
                throw WhyIncompatible(
                    $"{name} is {(stored is null ? "missing" : stored.ShapeText)} there and ({string.Join(", ", tensor.shape)}) here",
                    "A decoder that receives more than the latent cannot take over one that receives the latent alone: use pretraining.keep: encoder.");
            }
            tensor.copy_(stored.ToTensor().view(tensor.shape));
        }
        TakeHead(model, weights);
    }

    // A latent head is known by its type, whatever objectives call it. One without any, or with several, keeps its own.
    private static void TakeHead(LatentModel model, IReadOnlyDictionary<string, DenseArray> weights)
    {
        LatentHead[] heads = [.. model.Objective.modules().OfType<LatentHead>()];
        string[] stored = [.. weights.Keys.Where(name => name.StartsWith(Objective, StringComparison.Ordinal) && name.EndsWith(HeadWeight, StringComparison.Ordinal))];
        if (heads.Length == 0 || stored.Length == 0)
        {
            return;
        }
        string bias = stored[0][..^HeadWeight.Length] + HeadBias;
        if (heads.Length > 1 || stored.Length > 1 || !heads[0].StartFrom(weights[stored[0]].ToTensor(), weights[bias].ToTensor()))
        {
            throw WhyIncompatible("its latent head is not of this one's size", "Name another objective to train with before.");
        }
    }

    private static NebulaException WhyIncompatible(string what, string remedy) =>
        new("NB4003", $"the weights of the training before do not fit: {what}.", "objective.pretraining", remedy);
}

/// <summary>Weights between a model and a file.</summary>
public static class StoredWeights
{
    /// <summary>Whether stored numbers are as many as a tensor holds; false where nothing is stored.</summary>
    public static bool Fit(DenseArray? stored, torch.Tensor tensor) => stored is not null && stored.Values.Length == tensor.numel();

    /// <summary>Stored numbers as a tensor of their shape, on the CPU: int64 where they are whole, else float32.</summary>
    public static torch.Tensor ToTensor(this DenseArray stored)
    {
        torch.Tensor flat = stored.Values is long[] whole ? torch.tensor(whole) : torch.tensor(stored.ToFloats());
        return flat.view([.. stored.Shape.Select(axis => (long)axis)]);
    }
}
