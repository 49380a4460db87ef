using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Clusters;

/// <summary>Draws a share of the samples of each class.</summary>
internal static class StratifiedDraw
{
    /// <summary>The samples drawn and the others, each in ascending order.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="share">The share of each class that is drawn, rounded to the nearest.</param>
    /// <param name="atLeast">The fewest that are drawn of a class that has so many.</param>
    /// <param name="random">The source of randomness.</param>
    public static (int[] Drawn, int[] Others) Split(GroupIndex classes, double share, int atLeast, RandomStream random)
    {
        bool[] chosen = new bool[classes.Members.Length];
        var segments = new ClusterSegments(classes);
        for (int label = 0; label < classes.Count; label++)
        {
            int size = classes.Sizes[label];
            Span<int> members = segments.Order.AsSpan(segments.Ends[label] - size, size);
            random.Shuffle(members);
            int count = Math.Min(size, Math.Max(atLeast, (int)Math.Round(share * size)));
            foreach (int sample in members[..count])
            {
                chosen[sample] = true;
            }
        }
        int[] all = [.. Enumerable.Range(0, chosen.Length)];
        return ([.. all.Where(sample => chosen[sample])], [.. all.Where(sample => !chosen[sample])]);
    }
}

/// <summary>From how many samples on a score that grows with their square is estimated, and from how many of them.</summary>
/// <param name="Exact">Up to so many samples it is exact.</param>
/// <param name="Drawn">About so many are drawn of more.</param>
public sealed record SampleLimits(int Exact = 50_000, int Drawn = 10_000)
{
    /// <summary>What descriptors say of it.</summary>
    internal const string Text = "Exact for up to 50,000 samples; of more, 10,000 drawn by the seed in proportion to the groups are compared with all, and the standard error is given.";
}

/// <summary>
/// Samples that stand for all in a mean over samples: drawn by the seed, of each group in proportion to its size. Each is compared with all
/// samples, so the estimate of the mean has no bias.
/// </summary>
public sealed class DrawnSamples
{
    private readonly GroupIndex groups;

    private DrawnSamples(GroupIndex groups, int[] rows)
    {
        this.groups = groups;
        Rows = rows;
    }

    /// <summary>The samples drawn, in ascending order.</summary>
    public int[] Rows { get; }

    /// <summary>Draws samples; null where there are so few that all are measured.</summary>
    /// <param name="groups">The group of each sample.</param>
    /// <param name="limits">From how many on, and how many.</param>
    /// <param name="random">The source of randomness.</param>
    public static DrawnSamples? From(GroupIndex groups, SampleLimits limits, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(limits);
        int count = groups.Members.Length;
        if (count <= limits.Exact || count <= limits.Drawn)
        {
            return null;
        }
        // At least two of each group tell how it spreads. Where that is most of the draw the groups say little, and all are one.
        GroupIndex strata = groups.Count <= limits.Drawn / 4 ? groups : GroupIndex.From(new int[count]);
        return new DrawnSamples(strata, StratifiedDraw.Split(strata, (double)limits.Drawn / count, atLeast: 2, random).Drawn);
    }

    /// <summary>The mean over all samples, estimated, and its standard error.</summary>
    /// <param name="values">The value of each sample drawn.</param>
    /// <remarks>
    /// The variance of each group's mean, weighted with the square of its share. There is no correction for a finite population: where a large part
    /// is drawn the error is given somewhat too large. A group that was drawn whole adds none.
    /// </remarks>
    public (double Mean, double StandardError) Estimate(ReadOnlySpan<double> values)
    {
        double[] sums = new double[groups.Count], squares = new double[groups.Count];
        int[] counts = new int[groups.Count];
        for (int at = 0; at < values.Length; at++)
        {
            int group = groups.Members[Rows[at]];
            counts[group]++;
            double before = counts[group] == 1 ? 0 : sums[group] / (counts[group] - 1);
            sums[group] += values[at];
            squares[group] += (values[at] - before) * (values[at] - (sums[group] / counts[group]));
        }
        double mean = 0, variance = 0;
        for (int group = 0; group < counts.Length; group++)
        {
            double share = (double)groups.Sizes[group] / groups.Members.Length;
            mean += share * sums[group] / counts[group];
            if (counts[group] < groups.Sizes[group])
            {
                variance += share * share * squares[group] / (counts[group] - 1.0) / counts[group];
            }
        }
        return (mean, Math.Sqrt(variance));
    }
}
