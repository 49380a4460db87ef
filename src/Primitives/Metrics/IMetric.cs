namespace NebulaBench.Metrics;

/// <summary>
/// A metric: what its values are and how they are computed. It is one of <see cref="IClusteringMetric"/>, <see cref="ICovarianceMetric"/>,
/// <see cref="IProbingMetric"/>, <see cref="IOutputMetric"/> and <see cref="ILikelihoodMetric"/>, which tells what it is given and where its values stand in <c>scores.json</c>.
/// The same input gives the same values; what is undefined is <see cref="Score.Undefined"/> with a reason, never 0 and never NaN. Inputs are shared
/// with other metrics and must not be changed.
/// </summary>
public interface IMetric
{
    /// <summary>
    /// Its values, one descriptor each, in the order of a report. Their ids begin with the id that the metric is registered under, in snake_case;
    /// a star in an id stands for a number, as in <c>knn_accuracy_k*</c>.
    /// </summary>
    IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <summary>Whether the order of samples changes its values, as where they are parted into halves; most do not depend on it.</summary>
    bool DependsOnOrder => false;
}

/// <summary>A metric of clusters of latents, measured for every clustering: keys <c>clusters/kmeans_inductive/ID</c>, <c>clusters/assigned/ID</c> and so on.</summary>
public interface IClusteringMetric : IMetric
{
    /// <summary>The values by the ids of their descriptors; those that do not apply, as without labels, may be left out.</summary>
    /// <param name="input">One clustering of the latents.</param>
    IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input);
}

/// <summary>A metric of what latents are given: the base of <see cref="ICovarianceMetric"/> and <see cref="IProbingMetric"/>.</summary>
public interface ILatentMetric : IMetric
{
    /// <summary>The values by the ids of their descriptors; those that do not apply may be left out.</summary>
    /// <param name="input">The latents and what is known of them.</param>
    IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input);
}

/// <summary>A metric of how latents lie and vary together: keys <c>covariance/ID</c>.</summary>
public interface ICovarianceMetric : ILatentMetric
{
    /// <summary>
    /// Whether it is also measured within every class and every prototype: keys <c>covariance/mean_over_classes/ID</c> and
    /// <c>covariance/mean_over_prototypes/ID</c>. It is then given the group's latents alone, and always gives the same ids.
    /// </summary>
    bool MeasuresGroups => false;
}

/// <summary>A metric of what latents are good for: keys <c>usefulness/ID</c>.</summary>
public interface IProbingMetric : ILatentMetric;

/// <summary>A metric of what the decoder gives: keys <c>output/ID</c>.</summary>
public interface IOutputMetric : IMetric
{
    /// <summary>Begins to measure a split; null where the metric does not apply to such outputs.</summary>
    /// <param name="format">What outputs and targets are.</param>
    IOutputMeasurement? Begin(OutputFormat format);
}

/// <summary>An output metric on its way through a split.</summary>
public interface IOutputMeasurement
{
    /// <summary>Adds a batch.</summary>
    /// <param name="batch">Outputs and targets; not kept beyond the call.</param>
    void Add(OutputBatch batch);

    /// <summary>The values of all that was added, by the ids of their descriptors.</summary>
    IReadOnlyList<(string Key, Score Score)> Measure();
}

/// <summary>A metric of how probable the targets are under a variational model, from draws of its posterior: keys <c>output/ID</c>.</summary>
public interface ILikelihoodMetric : IMetric
{
    /// <summary>The values by the ids of their descriptors; those that do not apply may be left out.</summary>
    /// <param name="input">The draws' weights.</param>
    IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input);
}
