using System.Diagnostics;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;

namespace NebulaBench.Host.Launching;

/// <summary>Measures where a run's time goes.</summary>
public sealed class RunWatch(long start)
{
    private double loaded, trained, measured;
    private double? secondsPerEpoch;

    /// <summary>Data and model are ready.</summary>
    public void Loaded() => loaded = Elapsed;

    /// <summary>Training is over.</summary>
    public void Trained(TrainingOutcome outcome)
    {
        trained = Elapsed;
        secondsPerEpoch = outcome.Epochs.Count == 0 ? null : outcome.Epochs.Average(epoch => epoch.Seconds);
    }

    /// <summary>Scores are computed.</summary>
    public void Measured() => measured = Elapsed;

    /// <summary>The times so far; stages that were not reached took none.</summary>
    public RecordedTimings Timings() => new()
    {
        LoadSeconds = loaded,
        TrainSeconds = Math.Max(0, trained - loaded),
        SecondsPerEpoch = secondsPerEpoch,
        EvaluateSeconds = Math.Max(0, measured - trained),
        TotalSeconds = Elapsed,
    };

    private double Elapsed => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
