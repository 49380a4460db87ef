namespace NebulaBench.Metrics.Output;

/// <summary>
/// The family of output metrics: how good what the decoder gives is. What is measured depends on the data: <see cref="ImageScores"/>,
/// <see cref="VectorScores"/>, <see cref="PointCloudScores"/>, <see cref="VolumeScores"/>, <see cref="SequenceScores"/>, <see cref="LabelMapScores"/> and
/// <see cref="LikelihoodScores"/> take batches and give lists of key and score.
/// </summary>
public static class OutputMetrics
{
    /// <summary>What each metric is. The last part of a score's key is its metric's id; a star in an id stands for a number.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } =
        [.. PixelDescriptors.All, .. LikelihoodDescriptors.All, .. ShapeDescriptors.All, .. DiscreteDescriptors.All];

    /// <summary>The importance-weighted bound of log-weights, [samples, draws].</summary>
    public static IReadOnlyList<(string Key, Score Score)> ImportanceWeightedBound(double[] logWeights, int draws) =>
        [("iwae_bound_nats", Likelihood.ImportanceWeightedBound(logWeights, draws))];
}
