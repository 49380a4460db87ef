using System.Diagnostics;
using NebulaBench.Optimization;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Training;

/// <summary>
/// How far a training has come: all that changes from step to step, so that it can be put into a checkpoint and taken out of one.
/// </summary>
internal sealed class TrainingState : IDisposable
{
    private readonly CheckpointTensors tensors;
    private readonly TrainingOptions options;
    private readonly torch.Device device;
    private readonly ICheckpoints checkpoints;
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly EarlyStopping? stopping;
    private long saved = Stopwatch.GetTimestamp();
    private TrainingCheckpoint? inTheMidst;

    public TrainingState(
        LatentModel model, TrainingOptions options, IOptimizerFactory optimizers, FinitenessGuard guard, torch.Device device, ICheckpoints checkpoints)
    {
        this.options = options;
        this.device = device;
        this.checkpoints = checkpoints;
        Step = new TrainingStep(model, options, optimizers, guard);
        stopping = options.EarlyStopping is null ? null : new EarlyStopping(options.EarlyStopping);
        tensors = new CheckpointTensors(model, Step, BestWeights);
    }

    public TrainingStep Step { get; }

    public WeightSnapshot BestWeights { get; } = new();

    public LossAccumulator Means { get; } = new();

    /// <summary>The epochs that are complete.</summary>
    public List<EpochRecord> Epochs { get; } = [];

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestEpoch { get; private set; }

    public bool StoppedEarly { get; private set; }

    /// <summary>The seconds that earlier processes trained.</summary>
    public double EarlierSeconds { get; private set; }

    /// <summary>The steps of the current epoch that are done.</summary>
    public int Batches { get; set; }

    /// <summary>The seconds that earlier processes spent on the current epoch.</summary>
    public double EpochSeconds { get; private set; }

    /// <summary>Goes to the newest checkpoint that is whole and belongs to this model, if there is one.</summary>
    public void Resume()
    {
        foreach (TrainingCheckpoint kept in checkpoints.Kept())
        {
            if (tensors.WhyIncompatible(kept.Tensors) is { } why)
            {
                checkpoints.Refuse(why);
                continue;
            }
            Restore(kept);
            checkpoints.Begin(kept);
            return;
        }
        checkpoints.Begin(null);
    }

    /// <summary>Whether the epoch had begun when the checkpoint was kept; then the generator is where it was. To be asked once.</summary>
    public bool ContinuesEpoch()
    {
        if (inTheMidst is null)
        {
            return false;
        }
        CheckpointTensors.RestoreGenerator(inTheMidst.Tensors);
        inTheMidst = null;
        return true;
    }

    /// <summary>Takes a complete epoch in; returns whether it is the best so far.</summary>
    public bool Complete(EpochRecord log, LatentModel model)
    {
        bool isBest = log.Values.TryGetValue("validation/total", out double loss) && loss < BestLoss && model.Objective.LossIsSettled;
        if (isBest)
        {
            (BestLoss, BestEpoch) = (loss, log.Epoch);
            if (options.Evaluate == EvaluatedWeights.Best)
            {
                BestWeights.Take(model);
            }
        }
        Epochs.Add(log);
        Means.Dispose();
        (Batches, EpochSeconds) = (0, 0);
        return isBest;
    }

    /// <summary>Decides whether training stops, and keeps a checkpoint if one is due.</summary>
    /// <param name="log">The epoch.</param>
    /// <param name="isSettled">Whether its losses can be compared with those of later epochs.</param>
    public void AfterEpoch(EpochRecord log, bool isSettled)
    {
        StoppedEarly = isSettled && (stopping?.ShouldStop(log) ?? false);
        bool isDue = options.CheckpointEvery > 0 && Epochs.Count % options.CheckpointEvery == 0
            && Stopwatch.GetElapsedTime(saved).TotalSeconds >= options.CheckpointSeconds;
        if (isDue)
        {
            Save(inEpoch: null);
        }
    }

    /// <summary>Between two epochs: keeps a checkpoint and ends the training if that was asked for.</summary>
    public void EndIfAsked(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            // Nothing is worth keeping before the first step, and what was taken from the midst of an epoch is on the disk already.
            if (Epochs.Count > 0 && inTheMidst is null)
            {
                Save(inEpoch: null);
            }
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Between two steps: likewise. The generator of a graphics card cannot be read, so there the last epoch's end is gone back to.</summary>
    public void EndIfAsked(double secondsOfEpoch, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            if (device.type == DeviceType.CPU)
            {
                Save(new EpochInProgress(Batches, secondsOfEpoch, Means.Sums()));
            }
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        Step.Dispose();
        BestWeights.Dispose();
        Means.Dispose();
    }

    private void Save(EpochInProgress? inEpoch)
    {
        checkpoints.Save(new TrainingCheckpoint(Facts(inEpoch), tensors.Read(withGenerator: inEpoch is not null)));
        saved = Stopwatch.GetTimestamp();
    }

    private TrainingFacts Facts(EpochInProgress? inEpoch)
    {
        (double best, int waited) = stopping?.Memory ?? (double.NaN, 0);
        return new TrainingFacts
        {
            Epochs = [.. Epochs],
            InProgress = inEpoch,
            BestLoss = BestLoss,
            BestEpoch = BestEpoch,
            StoppedEarly = StoppedEarly,
            StoppingBest = best,
            StoppingWaited = waited,
            Seconds = EarlierSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds,
            Threads = torch.get_num_threads(),
        };
    }

    private void Restore(TrainingCheckpoint kept)
    {
        tensors.Restore(kept.Tensors, device);
        TrainingFacts facts = kept.Facts;
        Epochs.AddRange(facts.Epochs);
        (BestLoss, BestEpoch, StoppedEarly, EarlierSeconds) = (facts.BestLoss, facts.BestEpoch, facts.StoppedEarly, facts.Seconds);
        if (stopping is not null)
        {
            stopping.Memory = (facts.StoppingBest, facts.StoppingWaited);
        }
        if (facts.InProgress is { } part)
        {
            (Batches, EpochSeconds, inTheMidst) = (part.Batches, part.Seconds, kept);
            Means.Restore(part.Losses, device);
        }
    }
}
