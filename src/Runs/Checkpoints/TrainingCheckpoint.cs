using NebulaBench.Runs.Arrays;

namespace NebulaBench.Runs.Checkpoints;

/// <summary>Everything that a training needs to go on as if it had never stopped.</summary>
/// <param name="Facts">Where it stands.</param>
/// <param name="Tensors">Weights, the objective's state, optimizers, the best weights and the random generator, by name.</param>
public sealed record TrainingCheckpoint(TrainingFacts Facts, IReadOnlyDictionary<string, DenseArray> Tensors);
