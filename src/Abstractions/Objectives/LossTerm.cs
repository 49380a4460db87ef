using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>One term of a loss.</summary>
/// <param name="Name">Its name in logs, kebab-case, such as <c>kl</c>.</param>
/// <param name="Value">Its value before weighting, a scalar.</param>
/// <param name="Weight">The factor it enters the sum with; a term with weight 0 is only logged.</param>
public sealed record LossTerm(string Name, torch.Tensor Value, double Weight = 1);
