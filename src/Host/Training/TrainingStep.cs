using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Host.Training;

/// <summary>One optimiser step: forward, loss, backward, update.</summary>
internal sealed class TrainingStep(LatentModel model, torch.optim.Optimizer optimizer, double clipNorm, FinitenessGuard guard)
{
    /// <summary>The learning rate of the steps to come.</summary>
    public double LearningRate
    {
        set
        {
            foreach (torch.optim.ILearningRateController group in optimizer.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    /// <summary>Takes the step and adds its loss to the means.</summary>
    public void Take(Batch batch, in TrainingProgress progress, LossMeans means)
    {
        model.Objective.BeforeStep(progress);
        optimizer.zero_grad();
        (LatentBatch embedding, LossTerms terms) = model.Loss(batch);
        torch.Tensor total = terms.Total();
        guard.Check(terms, total, progress);
        total.backward();
        if (clipNorm > 0)
        {
            torch.nn.utils.clip_grad_norm_(model.parameters(), clipNorm);
        }
        optimizer.step();
        using (torch.no_grad())
        {
            model.Objective.AfterStep(embedding);
            means.Add(terms, total, batch.Size);
        }
    }
}
