using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>The named terms of a loss and their weighted sum.</summary>
/// <param name="terms">The terms, each with a name of its own.</param>
public sealed class LossTerms(params IReadOnlyList<LossTerm> terms)
{
    /// <summary>The terms, in the order of the log.</summary>
    public IReadOnlyList<LossTerm> Terms { get; } = terms;

    /// <summary>The weighted sum, a scalar: what is differentiated.</summary>
    public torch.Tensor Total()
    {
        torch.Tensor? total = null;
        for (int index = 0; index < Terms.Count; index++)
        {
            (double weight, torch.Tensor value) = (Terms[index].Weight, Terms[index].Value);
            if (weight != 0)
            {
                torch.Tensor weighted = weight == 1 ? value : value * weight;
                total = total is null ? weighted : total + weighted;
            }
        }
        return total ?? throw new InvalidOperationException("A loss needs at least one term with a weight.");
    }
}
