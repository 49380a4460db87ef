namespace NebulaBench.Metrics.Output;

/// <summary>Scores of outputs that are numbers in the target's own units: added batch by batch, averaged over samples.</summary>
public interface IOutputScores
{
    /// <summary>Adds a batch, sample after sample in both arrays.</summary>
    void Add(double[] outputs, double[] targets);

    /// <summary>The scores of all that was added.</summary>
    IReadOnlyList<(string Key, Score Score)> Measure();
}
