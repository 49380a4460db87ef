using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Training;

/// <summary>Trains a model one epoch at a time, and validates it after each.</summary>
/// <param name="job">The model and what it is fitted to.</param>
/// <param name="course">How far the training has come.</param>
/// <param name="options">How to train.</param>
/// <param name="method">The optimizer and the schedule of its learning rate.</param>
/// <param name="seeds">The run's seeds.</param>
/// <param name="device">Where the model is.</param>
/// <param name="compute">The work on tensors that goes on.</param>
internal sealed class EpochLoop(
    TrainingJob job, TrainingState course, TrainingOptions options, TrainingMethod method, SeedStream seeds, torch.Device device, IComputeScope compute)
{
    private readonly LatentModel model = job.Model;
    private readonly TrainingData view = new(job.Model, job.Training, device);
    private readonly EpochOrders orders = new(job.Training.Count, options, seeds);

    /// <summary>Trains the next epoch, or what is left of one that a checkpoint was kept in.</summary>
    public EpochRecord Train(CancellationToken cancellation)
    {
        int epoch = course.Epochs.Count;
        BatchSampler order = orders.Of(epoch);
        var progress = new TrainingProgress(epoch, options.Epochs, (long)epoch * order.Batches, order.Batches);
        double rate = method.LearningRate(epoch, options.Epochs);
        course.Step.LearningRate = rate;
        view.Progress = progress;
        model.train();
        if (!course.ContinuesEpoch())
        {
            torch.manual_seed(seeds.Derive("noise", epoch));
            model.Objective.BeforeEpoch(view);
        }

        double seconds = TakeSteps(order, progress, cancellation);
        return new EpochRecord
        {
            Epoch = epoch + 1,
            Step = progress.Step + course.Batches,
            LearningRate = rate,
            Seconds = seconds,
            SamplesPerSecond = order.Indices.Length / seconds,
            Values = Values(epoch),
        };
    }

    /// <summary>Takes the steps of an epoch that are left; returns the seconds of the whole epoch.</summary>
    private double TakeSteps(BatchSampler order, TrainingProgress progress, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using var scope = new StepScope();
        foreach (Batch batch in job.Training.Read(order.From(course.Batches), device))
        {
            course.EndIfAsked(course.EpochSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds, cancellation);
            compute.BetweenSteps();
            view.Progress = progress with { Step = progress.Step + course.Batches };
            course.Step.Take(batch, view, course.Means);
            course.Batches++;
            job.Observer.OnStep(view.Progress);
            scope.Clear();
        }
        return course.EpochSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private Dictionary<string, double> Values(int epoch)
    {
        var values = new Dictionary<string, double>();
        course.Means.WriteTo(values, "training/");
        foreach ((string name, double value) in model.Objective.EpochDiagnostics())
        {
            values["diagnostics/" + name] = value;
        }
        if (job.Validation is not null && options.ValidateEvery > 0 && (epoch + 1) % options.ValidateEvery == 0)
        {
            Validate(job.Validation, values);
        }
        return values;
    }

    private void Validate(DataSplit validation, Dictionary<string, double> values)
    {
        using EvaluationMode mode = new(model);
        using var means = new LossAccumulator();
        using var scope = new StepScope();
        foreach (Batch batch in validation.Read(BatchSampler.Sequential(validation.Count, options.BatchSize), device))
        {
            (_, LossTerms terms) = model.Loss(model.Objective.Prepare(batch));
            means.Add(terms, terms.Total(), batch.Size);
            scope.Clear();
        }
        means.WriteTo(values, "validation/");
    }
}

/// <summary>The order of the samples in each epoch, from a seed of the epoch's own; all in the same memory, so that only the newest one is valid.</summary>
internal sealed class EpochOrders(long samples, TrainingOptions options, SeedStream seeds)
{
    private readonly long[] memory = new long[samples];

    /// <summary>Whether the last batch is left out. A single sample has no variance over its batch, which batch normalization divides by.</summary>
    private readonly bool drops = options.DropIncompleteBatch || (options.BatchSize > 1 && samples % options.BatchSize == 1 && samples > 1);

    public BatchSampler Of(int epoch) => BatchSampler
        .Shuffled(memory, options.BatchSize, seeds.Open("batch-order", epoch), drops)
        .AugmentedBy(new SeedStream(seeds.Derive("augmentation", epoch)));
}
