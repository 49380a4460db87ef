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
            LossTerm term = Terms[index];
            if (term.Weight != 0)
            {
                torch.Tensor weighted = term.Weight == 1 ? term.Value : term.Value * term.Weight;
                total = total is null ? weighted : total + weighted;
            }
        }
        return total ?? throw new InvalidOperationException("A loss needs at least one term with a weight.");
    }
}
