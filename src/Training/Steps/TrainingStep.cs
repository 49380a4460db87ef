using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Optimization;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Steps;

/// <summary>One optimizer step: forward, loss, backward, update; then the adversary's, where the objective has one.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly LatentModel model;
    private readonly Parameter[] parameters;
    private readonly double clipNorm;
    private readonly FinitenessGuard guard;
    private readonly IOptimizer optimizer;
    private readonly AdversaryStep adversary;

    public TrainingStep(LatentModel model, TrainingOptions options, IOptimizerFactory optimizers, FinitenessGuard guard)
    {
        this.model = model;
        this.guard = guard;
        clipNorm = options.ClipGradientNorm;
        parameters = [.. model.OwnParameters()];
        optimizer = optimizers.Create(parameters, options.Fast);
        adversary = new AdversaryStep(model.Objective.Adversary, optimizers, options.Fast, guard);
    }

    /// <summary>The learning rate of the steps to come.</summary>
    public double LearningRate
    {
        set
        {
            optimizer.LearningRate = value;
            adversary.LearningRate = value;
        }
    }

    /// <summary>The model's optimizer and, where there is one, the adversary's, each with the name of its state in checkpoints.</summary>
    public IEnumerable<(string Name, IOptimizer Optimizer)> Optimizers => adversary.Optimizer is { } second
        ? [("optimizer", optimizer), ("adversary", second)]
        : [("optimizer", optimizer)];

    /// <summary>Takes the step and adds its loss to the means.</summary>
    public void Take(Batch batch, ITrainingData training, LossAccumulator means)
    {
        model.Objective.BeforeStep(training);
        TrainingProgress progress = training.Progress;
        optimizer.ClearGradients();
        Batch prepared = model.Objective.Prepare(batch);
        (LatentBatch embedding, LossTerms terms) = model.Loss(prepared);
        torch.Tensor total = terms.Total();
        guard.Check(terms, total, progress);
        total.backward();
        if (clipNorm > 0)
        {
            torch.nn.utils.clip_grad_norm_(parameters, clipNorm);
        }
        optimizer.Step();
        LossTerms against = adversary.Take(embedding, prepared, progress);
        using (torch.no_grad())
        {
            model.Objective.AfterStep(embedding);
            means.Add(terms, total, batch.Size, against);
        }
    }

    public void Dispose()
    {
        optimizer.Dispose();
        adversary.Dispose();
    }
}

/// <summary>
/// Holds the tensors of a step until it is over. A scope of TorchSharp's that is told to dispose of everything begins a new table, which grows anew in every
/// step: 3 KB of garbage for 60 tensors. Here the tensors leave the table one by one, and it stays as large as it is.
/// </summary>
internal sealed class StepScope : IDisposable
{
    private readonly DisposeScope scope = torch.NewDisposeScope();

    /// <summary>Disposes of what the step left.</summary>
    public void Clear()
    {
        IReadOnlyList<IDisposable> left = scope.DisposablesView;
        for (int index = 0; index < left.Count; index++)
        {
            left[index].Dispose();
        }
    }

    public void Dispose() => scope.Dispose();
}
