using TorchSharp;

namespace NebulaBench.Reconstruction;

/// <summary>
/// The negative log-likelihood of one class per place, whose logits are the output's second axis: the cross-entropy
/// −Σ log softmax(o)[target], summed over the places. For label images, token sequences and single classes alike.
/// </summary>
public sealed class CategoricalReconstruction : ReconstructionLoss
{
    /// <summary>The target of a place that has no class and costs nothing, as PyTorch has it.</summary>
    public const long Void = -100;

    /// <inheritdoc/>
    public override string Name => "categorical";

    /// <inheritdoc/>
    public override bool IsLikelihood => true;

    /// <summary>The cross-entropy of each sample.</summary>
    /// <param name="output">Logits, [batch, classes, …places].</param>
    /// <param name="target">Classes, [batch, …places], int64; <see cref="Void"/> where there is none.</param>
    /// <returns>Nats, [batch].</returns>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor each = torch.nn.functional.cross_entropy(output, target, ignore_index: Void, reduction: torch.nn.Reduction.None);
        return each.reshape(output.shape[0], -1).sum(1L).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using torch.Tensor sum = torch.nn.functional.cross_entropy(
            output, target, ignore_index: Void, reduction: torch.nn.Reduction.Sum);
        return sum / output.shape[0];
    }

    /// <summary>The most probable class of every place: what a target is, too.</summary>
    /// <param name="output">Logits, [batch, classes, …places].</param>
    /// <returns>Classes, [batch, …places], int64.</returns>
    public override torch.Tensor Present(torch.Tensor output) => output.argmax(1);
}
