using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime.Memory;
using NebulaBench.Runtime.Platform;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;
using NebulaBench.Training.Schedules;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Training;

/// <summary>
/// The one training loop, for every combination. Each epoch draws its order and its noise from seeds of its own, so that an epoch
/// depends on the weights it starts from and on nothing else that went before.
/// </summary>
public sealed class Trainer(TrainingOptions options, SeedStream seeds, torch.Device device)
{
    private const int StepsBetweenLooks = 8;

    /// <summary>Trains a model in place.</summary>
    /// <param name="model">The model, on the trainer's device.</param>
    /// <param name="training">What it is fitted to.</param>
    /// <param name="validation">What early stopping and the best epoch are judged by, or null.</param>
    /// <param name="observer">Follows the training.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="Errors.NebulaException">NB4001: the loss is no longer finite.</exception>
    public TrainingOutcome Train(
        LatentModel model, DataSplit training, DataSplit? validation, ITrainingObserver observer, CancellationToken cancellation = default) =>
        Train(model, training, validation, observer, new NoCheckpoints(), cancellation);

    /// <summary>Trains a model in place, from its newest checkpoint if there is one: the result is the same, to the last bit.</summary>
    /// <param name="model">The model as it was built, on the trainer's device.</param>
    /// <param name="training">What it is fitted to.</param>
    /// <param name="validation">What early stopping and the best epoch are judged by, or null.</param>
    /// <param name="observer">Follows the training; epochs before the checkpoint are not told again.</param>
    /// <param name="checkpoints">Keeps checkpoints.</param>
    /// <param name="cancellation">Ends the training between two steps; where it stands is kept first.</param>
    /// <exception cref="Errors.NebulaException">NB4001: the loss is no longer finite.</exception>
    public TrainingOutcome Train(
        LatentModel model, DataSplit training, DataSplit? validation, ITrainingObserver observer, ICheckpoints checkpoints,
        CancellationToken cancellation)
    {
        using var pause = new CollectionPause();
        using var flushed = new FlushedDenormals(options.Fast);
        using var course = new TrainingCourse(model, options, new FinitenessGuard(seeds.Seed, device), device, checkpoints);
        var view = new TrainingView(model, training, device);
        var orders = new EpochOrders(training.Count, options, seeds);
        course.Resume();

        int wanted = model.Objective.IsTrained ? options.Epochs : 0;
        while (course.Epochs.Count < wanted && !course.StoppedEarly)
        {
            course.EndIfAsked(cancellation);
            EpochRecord log = TrainEpoch(course, pause, view, orders, model, training, validation, observer, cancellation);
            observer.OnEpoch(log, model, course.Complete(log, model));
            course.AfterEpoch(log);
        }

        if (options.Evaluate == EvaluatedWeights.Best && course.BestEpoch > 0)
        {
            course.BestWeights.Restore(model);
        }
        return new TrainingOutcome([.. course.Epochs], course.BestEpoch, course.StoppedEarly) { EarlierSeconds = course.EarlierSeconds };
    }

    private EpochRecord TrainEpoch(
        TrainingCourse course, CollectionPause pause, TrainingView view, EpochOrders orders, LatentModel model, DataSplit training, DataSplit? validation,
        ITrainingObserver observer, CancellationToken cancellation)
    {
        int epoch = course.Epochs.Count;
        BatchOrder order = orders.Of(epoch);
        var progress = new TrainingProgress(epoch, options.Epochs, (long)epoch * order.Batches, order.Batches);
        double rate = options.Optimizer.LearningRate * LearningRateSchedule.Factor(options.Schedule, epoch, options.Epochs);
        course.Step.LearningRate = rate;
        view.Progress = progress;
        model.train();
        if (!course.ContinuesEpoch())
        {
            torch.manual_seed(seeds.Derive("noise", epoch));
            model.Objective.BeforeEpoch(view);
        }

        long start = Stopwatch.GetTimestamp();
        using (var scope = new StepScope())
        {
            foreach (Batch batch in training.Read(order.From(course.Batches), device))
            {
                course.EndIfAsked(course.EpochSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds, cancellation);
                pause.BetweenSteps();
                TrainingProgress at = progress with { Step = progress.Step + course.Batches };
                course.Step.Take(batch, at, course.Means);
                course.Batches++;
                observer.OnStep(at);
                scope.Clear();
                if (course.Batches % StepsBetweenLooks == 0)
                {
                    FreedMemory.GiveBackSurplus();
                }
            }
        }
        double seconds = course.EpochSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds;

        var values = new Dictionary<string, double>();
        course.Means.WriteTo(values, "training/");
        foreach ((string name, double value) in model.Objective.EpochDiagnostics())
        {
            values["diagnostics/" + name] = value;
        }
        if (validation is not null && options.ValidateEvery > 0 && (epoch + 1) % options.ValidateEvery == 0)
        {
            Validate(model, validation, values);
        }
        return new EpochRecord
        {
            Epoch = epoch + 1,
            Step = progress.Step + course.Batches,
            LearningRate = rate,
            Seconds = seconds,
            SamplesPerSecond = order.Indices.Length / seconds,
            Values = values,
        };
    }

    private void Validate(LatentModel model, DataSplit validation, Dictionary<string, double> values)
    {
        using EvaluationMode mode = new(model);
        using var means = new LossMeans();
        using var scope = new StepScope();
        foreach (Batch batch in validation.Read(BatchOrder.Sequential(validation.Count, options.BatchSize), device))
        {
            (_, LossTerms terms) = model.Loss(model.Objective.Prepare(batch));
            means.Add(terms, terms.Total(), batch.Size);
            scope.Clear();
        }
        means.WriteTo(values, "validation/");
    }
}
