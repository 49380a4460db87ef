using NebulaBench.Metrics.Options;
using NebulaBench.Training.Options;
using NebulaBench.Optimization;

namespace NebulaBench.Host.Planning;

/// <summary>What the stage of a run trains, as a run of its own kind that is never measured.</summary>
public static class StageSpec
{
    /// <summary>
    /// The stage of a run, or null where nothing goes before it. It has the run's data, architecture, seed and training, but its own
    /// objective, epochs and corruption, is validated after every epoch, and has nothing that belongs to the run's end; so runs that ask for the same stage
    /// get equal ones.
    /// </summary>
    public static RunSpec? For(RunSpec run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Objective.Pretraining is not { } stage)
        {
            return null;
        }
        return run with
        {
            Objective = stage.Objective,
            Corruption = stage.Options.Corruption,
            Training = run.Training with
            {
                Epochs = stage.Options.Epochs,
                EarlyStopping = null,
                ValidateEvery = 1,
                Evaluate = EvaluatedWeights.Last,
            },
            Optimizer = stage.Options.LearningRate is { } rate ? run.Optimizer with { Options = (OptimizationOptions)run.Optimizer.Options with { LearningRate = rate } } : run.Optimizer,
            Evaluations = [new EvaluationOptions()],
        };
    }
}
