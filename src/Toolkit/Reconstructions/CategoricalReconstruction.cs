using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>
/// The negative log-likelihood of one class per place, whose logits are the output's second axis: the cross-entropy
/// −Σ log softmax(o)[target], summed over the places. For label images, token sequences and single classes alike. Optionally a place
/// counts as often as its class says: −Σ w[target] log softmax(o)[target], for parts that are rare beside an empty background.
/// </summary>
/// <param name="options">How much the places of each class count; null for the plain likelihood.</param>
public sealed class CategoricalReconstruction(CategoricalReconstructionOptions? options = null) : ReconstructionLoss
{
    /// <summary>The target of a place that has no class and costs nothing, as PyTorch has it.</summary>
    public const long Void = -100;

    private readonly CategoricalReconstructionOptions options = options ?? new CategoricalReconstructionOptions();

    /// <inheritdoc/>
    public override string Name => "categorical";

    /// <inheritdoc/>
    public override bool TakesClasses => true;

    /// <summary>Not where the places of one class count more than those of another.</summary>
    public override bool IsLikelihood => options.BackgroundWeight == 1 && options.ClassWeights.All(weight => weight == 1);

    /// <summary>Not where targets are numbers, as far as the dataset tells, nor where an output's first axis cannot be the logits of two classes.</summary>
    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        bool numbers = data.Output is PointCloudShape || data.DefaultReconstruction is GaussianReconstruction or BernoulliReconstruction;
        return numbers || data.Output.DecodedAxes[0] < 2
            ? Compatibility.No("its targets are no classes; leave reconstruction out for the dataset's own.")
            : Compatibility.Yes;
    }

    /// <summary>The cross-entropy of each sample.</summary>
    /// <param name="output">Logits, [batch, classes, …places].</param>
    /// <param name="target">Classes, [batch, …places], int64; <see cref="Void"/> where there is none.</param>
    /// <returns>Nats, [batch].</returns>
    /// <exception cref="NebulaException">NB4012: there are weights for another number of classes.</exception>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor each = CrossEntropy(output, target, torch.nn.Reduction.None);
        return each.reshape(output.shape[0], -1).sum(1L).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <exception cref="NebulaException">NB4012: there are weights for another number of classes.</exception>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using torch.Tensor sum = CrossEntropy(output, target, torch.nn.Reduction.Sum);
        return sum / output.shape[0];
    }

    /// <summary>The most probable class of every place: what a target is, too.</summary>
    /// <param name="output">Logits, [batch, classes, …places].</param>
    /// <returns>Classes, [batch, …places], int64.</returns>
    public override torch.Tensor Present(torch.Tensor output) => output.argmax(1);

    private torch.Tensor CrossEntropy(torch.Tensor output, torch.Tensor target, torch.nn.Reduction reduction)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor? weights = Weights(output);

        // Decoders of tokens give classes that lie side by side in memory and are axis 1 by a view alone: so they are read in a fraction of the time.
        torch.Tensor classesLast = output.movedim([1L], [-1L]);
        torch.Tensor each = classesLast.is_contiguous()
            ? torch.nn.functional.cross_entropy(classesLast.flatten(0, -2), target.flatten(), weights, Void, reduction)
            : torch.nn.functional.cross_entropy(output, target, weights, Void, reduction);
        return (reduction == torch.nn.Reduction.None ? each.view(target.shape) : each).MoveToOuterDisposeScope();
    }

    /// <summary>The weights of the classes, [classes], or null where all count alike.</summary>
    private torch.Tensor? Weights(torch.Tensor output)
    {
        long classes = output.shape[1];
        if (options.ClassWeights.Count > 0)
        {
            return options.ClassWeights.Count == classes
                ? torch.tensor(options.ClassWeights.ToArray(), output.dtype, output.device)
                : throw new NebulaException(
                    "NB4012",
                    FormattableString.Invariant($"class_weights has {options.ClassWeights.Count} entries, but there are {classes} classes."),
                    "reconstruction categorical",
                    "Write one weight a class, or background_weight for class 0 alone.");
        }
        if (options.BackgroundWeight == 1)
        {
            return null;
        }
        torch.Tensor weights = torch.ones(classes, output.dtype, output.device);
        weights[0] = options.BackgroundWeight;
        return weights;
    }
}
