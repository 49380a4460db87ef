using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>
/// A part of an objective that is trained against the rest (a discriminator). The trainer keeps its parameters out of the model's optimizer
/// and gives it one of its own: after every step of the model it minimizes <see cref="Loss"/> in one step. The objective's own loss may use
/// it; what that would change in its parameters is thrown away.
/// </summary>
/// <param name="name">The module's name.</param>
public abstract class Adversary(string name) : torch.nn.Module(name)
{
    /// <summary>The learning rate of its optimizer; null for the model's, schedule included.</summary>
    public virtual double? LearningRate => null;

    /// <summary>What its step minimizes.</summary>
    /// <param name="embedding">The step's embedding, before the model's update and without its graph.</param>
    /// <param name="batch">The batch.</param>
    public abstract LossTerms Loss(LatentBatch embedding, Batch batch);
}
