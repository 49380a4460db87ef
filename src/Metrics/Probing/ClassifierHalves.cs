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
