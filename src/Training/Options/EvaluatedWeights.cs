namespace NebulaBench.Training.Options;

/// <summary>Which of a run's weights are evaluated.</summary>
public enum EvaluatedWeights
{
    /// <summary>Those of the last epoch.</summary>
    Last,

    /// <summary>Those of the epoch with the lowest monitored value.</summary>
    Best,
}
