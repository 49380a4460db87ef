namespace NebulaBench.Runs.Records;

/// <summary>Where a run's time went, in seconds.</summary>
public sealed record RecordedTimings
{
    /// <summary>
    /// Seconds that this run waited for the training that goes before it: next to nothing where an earlier run had trained it; 0 in files of
    /// older versions.
    /// </summary>
    public double PretrainSeconds { get; init; }

    /// <summary>Loading data and building the model.</summary>
    public required double LoadSeconds { get; init; }

    /// <summary>Training, validation included.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>The mean time of a training epoch without validation; null without an epoch.</summary>
    public double? SecondsPerEpoch { get; init; }

    /// <summary>Computing scores.</summary>
    public required double EvaluateSeconds { get; init; }

    /// <summary>Everything, from start to end.</summary>
    public required double TotalSeconds { get; init; }
}
