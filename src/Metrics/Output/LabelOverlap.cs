namespace NebulaBench.Metrics.Output;

/// <summary>Counts how often each label of a pixel, point or voxel was predicted as which, over a whole set.</summary>
/// <param name="classes">The number of labels.</param>
/// <param name="ignored">A target label that does not count, or null.</param>
public sealed class LabelOverlap(int classes, int? ignored = null)
{
    private readonly long[,] counts = new long[classes, classes];

    /// <summary>Adds the labels of one sample.</summary>
    public void Add(ReadOnlySpan<int> output, ReadOnlySpan<int> target)
    {
        SameLength.Require(output.Length, target.Length);
        for (int at = 0; at < target.Length; at++)
        {
            if (target[at] != ignored)
            {
                counts[RequireKnown(target[at], "target"), RequireKnown(output[at], "output")]++;
            }
        }
    }

    /// <summary>Intersection over union of each label; undefined for labels that are neither wanted nor predicted.</summary>
    public IReadOnlyList<Score> OfEachLabel() => [.. Enumerable.Range(0, classes).Select(IntersectionOverUnion)];

    /// <summary>The mean over the labels that occur.</summary>
    public Score Mean()
    {
        double[] defined = [.. OfEachLabel().Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        return defined.Length == 0 ? Score.Undefined("no labels were given") : defined.Average();
    }

    /// <summary>The share of labels that were predicted right.</summary>
    public Score Accuracy()
    {
        long all = counts.Cast<long>().Sum(), right = Enumerable.Range(0, classes).Sum(label => counts[label, label]);
        return all == 0 ? Score.Undefined("no labels were given") : (double)right / all;
    }

    private Score IntersectionOverUnion(int label)
    {
        long union = -counts[label, label];
        for (int other = 0; other < classes; other++)
        {
            union += counts[label, other] + counts[other, label];
        }
        return union == 0 ? Score.Undefined("the label does not occur") : (double)counts[label, label] / union;
    }

    private int RequireKnown(int label, string name) => label >= 0 && label < classes
        ? label
        : throw new ArgumentOutOfRangeException(name, label, $"Labels run from 0 to {classes - 1}.");
}
