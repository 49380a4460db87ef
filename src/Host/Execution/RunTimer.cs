using System.Diagnostics;
using NebulaBench.Runs.Records;
using NebulaBench.Training;

namespace NebulaBench.Host.Execution;

/// <summary>Measures where a run's time goes.</summary>
public sealed class RunTimer(long start)
{
    private double pretrained, loaded, trained, measured, earlier;
    private double? secondsPerEpoch;

    /// <summary>A part of the loading that is counted for itself: the training that goes before.</summary>
    public T Pretraining<T>(Func<T> work)
    {
        double before = Elapsed;
        T result = work();
        pretrained = Elapsed - before;
        return result;
    }

    /// <summary>Data and model are ready.</summary>
    public void Loaded() => loaded = Elapsed;

    /// <summary>Training is over.</summary>
    public void Trained(TrainingOutcome outcome)
    {
        trained = Elapsed;
        earlier = outcome.EarlierSeconds;
        secondsPerEpoch = outcome.Epochs.Count == 0 ? null : outcome.Epochs.Average(epoch => epoch.Seconds);
    }

    /// <summary>Scores are computed.</summary>
    public void Measured() => measured = Elapsed;

    /// <summary>The times so far; stages that were not reached took none. The training of earlier processes counts as this one's.</summary>
    public RecordedTimings Timings() => new()
    {
        LoadSeconds = Math.Max(0, loaded - pretrained),
        PretrainSeconds = pretrained,
        TrainSeconds = Math.Max(0, trained - loaded) + earlier,
        SecondsPerEpoch = secondsPerEpoch,
        EvaluateSeconds = Math.Max(0, measured - trained),
        TotalSeconds = Elapsed + earlier,
    };

    private double Elapsed => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
