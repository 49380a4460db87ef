namespace NebulaBench.Host.Training;

/// <summary>What an epoch leaves in the log.</summary>
public sealed record EpochLog
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The optimiser steps taken so far.</summary>
    public required long Step { get; init; }

    /// <summary>The learning rate of the epoch.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The wall-clock seconds of the epoch's training steps, validation left out.</summary>
    public required double Seconds { get; init; }

    /// <summary>Training samples per second.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>
    /// The means of the loss terms in nats per sample, <c>training/kl</c>, <c>validation/total</c> and so on, and the objective's
    /// diagnostics, <c>diagnostics/dead-anchors</c>, in the order of the log.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }
}
