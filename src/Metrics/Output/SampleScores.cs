namespace NebulaBench.Metrics.Output;

/// <summary>A value that every sample has, averaged over the samples.</summary>
/// <param name="key">Its key.</param>
/// <param name="size">The number of values of a sample.</param>
/// <param name="measure">Measures a sample.</param>
/// <param name="definedOnly">Whether samples without a value are left out; otherwise they leave the mean undefined.</param>
internal sealed class SampleScores(string key, long size, SampleBatch.Measure<Score> measure, bool definedOnly = false) : IOutputMeasurement
{
    private readonly List<Score> scores = [];

    public void Add(OutputBatch batch) =>
        scores.AddRange(SampleBatch.Each(batch.Outputs, batch.Targets, (int)size, (int)size, measure));

    public IReadOnlyList<(string Key, Score Score)> Measure() => [(key, Mean())];

    /// <summary>The mean.</summary>
    public Score Mean() => definedOnly ? ScoreMeans.OfDefined(scores) : ScoreMeans.OfAll(scores);
}
