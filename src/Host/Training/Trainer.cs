using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Host.Evaluation.Models;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Host.Training;

/// <summary>
/// The one training loop, for every combination. Each epoch draws its order and its noise from seeds of its own, so that an epoch
/// depends on the weights it starts from and on nothing else that went before.
/// </summary>
public sealed class Trainer(TrainingOptions options, SeedStream seeds, torch.Device device)
{
    /// <summary>Trains a model in place.</summary>
    /// <param name="model">The model, on the trainer's device.</param>
    /// <param name="training">What it is fitted to.</param>
    /// <param name="validation">What early stopping and the best epoch are judged by, or null.</param>
    /// <param name="observer">Follows the training.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="Errors.NebulaException">NB4001: the loss is no longer finite.</exception>
    public TrainingOutcome Train(
        LatentModel model, DataSplit training, DataSplit? validation, ITrainingObserver observer, CancellationToken cancellation = default)
    {
        using var bestWeights = new WeightSnapshot();
        using var pause = new CollectionPause();
        using var step = new TrainingStep(model, options, new FinitenessGuard(seeds.Seed, device));
        var view = new TrainingView(model, training, device);
        EarlyStopping? stopping = options.EarlyStopping is null ? null : new EarlyStopping(options.EarlyStopping);
        List<EpochLog> epochs = [];
        double bestLoss = double.PositiveInfinity;
        int bestEpoch = 0;
        bool stoppedEarly = false;

        int wanted = model.Objective.IsTrained ? options.Epochs : 0;
        for (int epoch = 0; epoch < wanted && !stoppedEarly; epoch++)
        {
            EpochLog log = TrainEpoch(epoch, step, pause, view, model, training, validation, observer, cancellation);
            bool isBest = log.Values.TryGetValue("validation/total", out double loss) && loss < bestLoss;
            if (isBest)
            {
                (bestLoss, bestEpoch) = (loss, log.Epoch);
                if (options.Evaluate == EvaluatedWeights.Best)
                {
                    bestWeights.Take(model);
                }
            }
            epochs.Add(log);
            observer.OnEpoch(log, model, isBest);
            stoppedEarly = stopping?.ShouldStop(log) ?? false;
        }

        if (options.Evaluate == EvaluatedWeights.Best && bestEpoch > 0)
        {
            bestWeights.Restore(model);
        }
        return new TrainingOutcome(epochs, bestEpoch, stoppedEarly);
    }

    private EpochLog TrainEpoch(
        int epoch, TrainingStep step, CollectionPause pause, TrainingView view, LatentModel model, DataSplit training, DataSplit? validation,
        ITrainingObserver observer, CancellationToken cancellation)
    {
        BatchOrder order = BatchOrder.Shuffled(
            training.Count, options.BatchSize, seeds.Open("batch-order", epoch), options.DropIncompleteBatch)
            .AugmentedBy(new SeedStream(seeds.Derive("augmentation", epoch)));
        var progress = new TrainingProgress(epoch, options.Epochs, (long)epoch * order.Batches, order.Batches);
        double rate = options.Optimizer.LearningRate * LearningRateSchedule.Factor(options.Schedule, epoch, options.Epochs);
        step.LearningRate = rate;
        view.Progress = progress;
        torch.manual_seed(seeds.Derive("noise", epoch));
        model.train();
        model.Objective.BeforeEpoch(view);

        using var means = new LossMeans();
        long start = Stopwatch.GetTimestamp();
        int batchNumber = 0;
        using (var scope = torch.NewDisposeScope())
        {
            foreach (Batch batch in training.Read(order, device))
            {
                cancellation.ThrowIfCancellationRequested();
                pause.BetweenSteps();
                TrainingProgress at = progress with { Step = progress.Step + batchNumber };
                step.Take(batch, at, means);
                observer.OnStep(at);
                batchNumber++;
                scope.DisposeEverything();
            }
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var values = new Dictionary<string, double>();
        means.WriteTo(values, "training/");
        foreach ((string name, double value) in model.Objective.EpochDiagnostics())
        {
            values["diagnostics/" + name] = value;
        }
        if (validation is not null && options.ValidateEvery > 0 && (epoch + 1) % options.ValidateEvery == 0)
        {
            Validate(model, validation, values);
        }
        return new EpochLog
        {
            Epoch = epoch + 1,
            Step = progress.Step + batchNumber,
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
        using var scope = torch.NewDisposeScope();
        foreach (Batch batch in validation.Read(BatchOrder.Sequential(validation.Count, options.BatchSize), device))
        {
            (_, LossTerms terms) = model.Loss(model.Objective.Prepare(batch));
            means.Add(terms, terms.Total(), batch.Size);
            scope.DisposeEverything();
        }
        means.WriteTo(values, "validation/");
    }
}
