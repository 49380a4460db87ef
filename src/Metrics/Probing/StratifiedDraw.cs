using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

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
