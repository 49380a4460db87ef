using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Optimization;
using TorchSharp;

namespace NebulaBench.Training.Steps;

/// <summary>The step of an objective's adversary, with an optimizer of its own; nothing where there is no adversary.</summary>
internal sealed class AdversaryStep : IDisposable
{
    private readonly Adversary? adversary;
    private readonly IOptimizer? optimizer;
    private readonly FinitenessGuard guard;

    public AdversaryStep(Adversary? adversary, IOptimizerFactory optimizers, bool fast, FinitenessGuard guard)
    {
        this.adversary = adversary;
        this.guard = guard;
        if (adversary is not null)
        {
            optimizer = optimizers.Create([.. adversary.parameters()], fast);
        }
    }

    /// <summary>The model's learning rate for the steps to come; an adversary may have its own.</summary>
    public double LearningRate
    {
        set
        {
            if (optimizer is not null)
            {
                optimizer.LearningRate = adversary!.LearningRate ?? value;
            }
        }
    }

    /// <summary>Its optimizer; null where there is no adversary.</summary>
    public IOptimizer? Optimizer => optimizer;

    /// <summary>Takes the step; returns its terms, which are no part of the model's loss.</summary>
    public LossTerms Take(LatentBatch embedding, Batch batch, in TrainingProgress progress)
    {
        if (optimizer is null)
        {
            return new LossTerms();
        }
        optimizer.ClearGradients();
        LossTerms terms = adversary!.Loss(embedding.Detached(), batch);
        torch.Tensor total = terms.Total();
        guard.Check(terms, total, progress);
        total.backward();
        optimizer.Step();
        return terms;
    }

    public void Dispose() => optimizer?.Dispose();
}
