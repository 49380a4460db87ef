namespace NebulaBench.Runs.Records;

/// <summary>An epoch, one line of <c>log.jsonl</c>.</summary>
public sealed record EpochRecord
{
    /// <summary>The epoch, counted from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Optimizer steps since the beginning.</summary>
    public required long Step { get; init; }

    /// <summary>The learning rate at the epoch's end.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Seconds of the epoch's training steps, validation left out.</summary>
    public required double Seconds { get; init; }

    /// <summary>Training samples per second.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>
    /// Everything else by its path: <c>training/&lt;term&gt;</c>, <c>validation/&lt;term&gt;</c>, <c>diagnostics/&lt;name&gt;</c>, in
    /// the order of the log. Not a number where a value was not finite.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }
}
