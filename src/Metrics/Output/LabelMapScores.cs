namespace NebulaBench.Metrics.Output;

/// <summary>How well the labels of pixels, points or voxels are predicted, over a whole set.</summary>
/// <param name="classes">The number of labels.</param>
/// <param name="ignored">A target label that does not count, or null.</param>
public sealed class LabelMapScores(int classes, int? ignored = null)
{
    private readonly LabelOverlap overlap = new(classes, ignored);

    /// <summary>Intersection over union of each label.</summary>
    public IReadOnlyList<Score> OfEachLabel() => overlap.OfEachLabel();

    /// <summary>Adds the labels of one sample or of many.</summary>
    public void Add(ReadOnlySpan<int> output, ReadOnlySpan<int> target) => overlap.Add(output, target);

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() => [("mean_iou", overlap.Mean()), ("label_accuracy", overlap.Accuracy())];
}
