using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Host.Training;

/// <summary>The step of an objective's adversary, with an optimiser of its own; nothing where there is no adversary.</summary>
internal sealed class AdversaryStep : IDisposable
{
    private readonly Adversary? adversary;
    private readonly torch.optim.Optimizer? optimizer;
    private readonly FinitenessGuard guard;

    public AdversaryStep(Adversary? adversary, OptimizerOptions options, FinitenessGuard guard)
    {
        this.adversary = adversary;
        this.guard = guard;
        if (adversary is not null)
        {
            optimizer = OptimizerFactory.Create(options, adversary.parameters());
        }
    }

    /// <summary>The model's learning rate for the steps to come; an adversary may have its own.</summary>
    public double LearningRate
    {
        set => optimizer?.SetLearningRate(adversary!.LearningRate ?? value);
    }

    /// <summary>Its optimiser; null where there is no adversary.</summary>
    public torch.optim.Optimizer? Optimizer => optimizer;

    /// <summary>Takes the step; returns its terms, which are no part of the model's loss.</summary>
    public LossTerms Take(LatentBatch embedding, Batch batch, in TrainingProgress progress)
    {
        if (optimizer is null)
        {
            return new LossTerms();
        }
        optimizer.zero_grad();
        LossTerms terms = adversary!.Loss(embedding.Detached(), batch);
        torch.Tensor total = terms.Total();
        guard.Check(terms, total, progress);
        total.backward();
        optimizer.step();
        return terms;
    }

    public void Dispose() => optimizer?.Dispose();
}
