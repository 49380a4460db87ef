using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Training;

/// <summary>
/// The one training loop, for every combination. Each epoch draws its order and its noise from seeds of its own, so that an epoch
/// depends on the weights it starts from and on nothing else that went before.
/// </summary>
/// <param name="options">How to train.</param>
/// <param name="method">The optimizer and the schedule of its learning rate.</param>
/// <param name="seeds">The run's seeds.</param>
/// <param name="device">Where the model is.</param>
/// <param name="runtime">The process that computes; null for this one's.</param>
public sealed class Trainer(
    TrainingOptions options, TrainingMethod method, SeedStream seeds, torch.Device device, IComputeRuntime? runtime = null)
{
    private readonly IComputeRuntime runtime = runtime ?? ComputeRuntime.Shared;

    /// <summary>Trains a model in place, without checkpoints.</summary>
    /// <param name="model">The model, on the trainer's device.</param>
    /// <param name="training">What it is fitted to.</param>
    /// <param name="validation">What early stopping and the best epoch are judged by, or null.</param>
    /// <param name="observer">Follows the training.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="Errors.NebulaException">NB4001: the loss is no longer finite.</exception>
    public TrainingOutcome Train(
        LatentModel model, DataSplit training, DataSplit? validation, ITrainingObserver observer, CancellationToken cancellation = default) =>
        Train(new TrainingJob(model, training, validation, observer, new NoCheckpoints()), cancellation);

    /// <summary>Trains a model in place, from its newest checkpoint if there is one: the result is the same, to the last bit.</summary>
    /// <param name="job">The model and what it is fitted to.</param>
    /// <param name="cancellation">Ends the training between two steps; where it stands is kept first.</param>
    /// <exception cref="Errors.NebulaException">NB4001: the loss is no longer finite.</exception>
    public TrainingOutcome Train(TrainingJob job, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        using IComputeScope scope = runtime.Begin(options.Fast);
        using var course = new TrainingState(job.Model, options, method.Optimizer, new FinitenessGuard(seeds.Seed, device), device, job.Checkpoints);
        var epochs = new EpochLoop(job, course, options, method, seeds, device, scope);
        course.Resume();

        int wanted = job.Model.Objective.IsTrained ? options.Epochs : 0;
        while (course.Epochs.Count < wanted && !course.StoppedEarly)
        {
            course.EndIfAsked(cancellation);
            EpochRecord log = epochs.Train(cancellation);
            job.Observer.OnEpoch(log, job.Model, course.Complete(log, job.Model));
            course.AfterEpoch(log, job.Model.Objective.LossIsSettled);
        }

        if (options.Evaluate == EvaluatedWeights.Best && course.BestEpoch > 0)
        {
            course.BestWeights.Restore(job.Model);
        }
        return new TrainingOutcome([.. course.Epochs], course.BestEpoch, course.StoppedEarly) { EarlierSeconds = course.EarlierSeconds };
    }
}

/// <summary>A model to train: on what, followed by whom.</summary>
/// <param name="Model">The model as it was built, on the trainer's device; trained in place.</param>
/// <param name="Training">What it is fitted to.</param>
/// <param name="Validation">What early stopping and the best epoch are judged by, or null.</param>
/// <param name="Observer">Follows the training; epochs before a checkpoint are not told again.</param>
/// <param name="Checkpoints">Keeps checkpoints.</param>
public sealed record TrainingJob(LatentModel Model, DataSplit Training, DataSplit? Validation, ITrainingObserver Observer, ICheckpoints Checkpoints);

/// <summary>How a training ended.</summary>
/// <param name="Epochs">The log of every epoch.</param>
/// <param name="BestEpoch">The epoch (from 1) with the lowest validation loss, or 0 where nothing was validated.</param>
/// <param name="StoppedEarly">Whether early stopping ended it.</param>
public sealed record TrainingOutcome(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, bool StoppedEarly)
{
    /// <summary>The wall-clock seconds that earlier processes had trained before this one went on; 0 for a training in one go.</summary>
    public double EarlierSeconds { get; init; }
}

/// <summary>Follows a training: progress bars, logs, checkpoints.</summary>
public interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void OnStep(in TrainingProgress progress);

    /// <summary>An epoch is done, validation included.</summary>
    void OnEpoch(EpochRecord log, LatentModel model, bool isBest);
}
