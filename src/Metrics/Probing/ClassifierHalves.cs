using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>What classifiers on latents learn from, and what they are measured on.</summary>
public static class ClassifierHalves
{
    /// <summary>
    /// The training latents and the measured ones. Without training latents, half of each class's measured samples, drawn by
    /// the seed, takes their place and the other half is measured, so that the order of the rows does not matter. A class of one sample is
    /// only learned from.
    /// </summary>
    /// <param name="set">The latents.</param>
    /// <param name="seeds">Where the draw gets its seed from.</param>
    public static (LatentTable Training, LatentTable Test) ForClassifiers(this EmbeddingSet set, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Training is { } training)
        {
            return (training, set.Measured);
        }
        var classes = GroupIndex.From(set.Measured.Labels ?? new int[set.Measured.Count]);
        (int[] drawn, int[] others) = StratifiedDraw.Split(classes, share: 0.5, atLeast: 1, seeds.Open("classifier-halves"));
        return (set.Measured.Take(drawn), set.Measured.Take(others));
    }

    /// <summary>The two parts of an input, divided once for all metrics that ask.</summary>
    internal static (LatentTable Training, LatentTable Test) From(LatentInput input)
    {
        Shared halves = input.Share(() =>
        {
            (LatentTable training, LatentTable test) = input.Set.ForClassifiers(input.Seeds);
            return new Shared(training, test);
        });
        return (halves.Training, halves.Test);
    }

    private sealed record Shared(LatentTable Training, LatentTable Test);
}

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
