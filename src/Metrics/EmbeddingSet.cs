using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>Latents and all that is known of them: what can be scored without a model, anybody's embeddings included.</summary>
public sealed record EmbeddingSet
{
    /// <summary>The latents that are measured.</summary>
    public required LatentTable Measured { get; init; }

    /// <summary>The latents that classifiers learn from; null where there are none of their own.</summary>
    public LatentTable? Training { get; init; }

    /// <summary>The objective's prototypes, [prototypes, latent], or null.</summary>
    public double[,]? Prototypes { get; init; }

    /// <summary>The generating factors of the measured samples, [samples, factors], or null.</summary>
    public double[,]? Factors { get; init; }

    /// <summary>The measured samples before they were embedded, or null.</summary>
    public OriginalSamples? Originals { get; init; }

    /// <summary>
    /// The number of classes that occur among the measured and the training labels, or null without labels. Classes that a dataset names
    /// but has no samples of do not count.
    /// </summary>
    public int? OccurringClasses => Measured.Labels is { } labels ? labels.Concat(Training?.Labels ?? []).Distinct().Count() : null;

    /// <summary>
    /// What classifiers learn from and what they are measured on. Without training latents, half of each class's measured samples, drawn by
    /// the seed, takes their place and the other half is measured, so that the order of the rows does not matter. A class of one sample is
    /// only learned from.
    /// </summary>
    /// <param name="seeds">Where the draw gets its seed from.</param>
    public (LatentTable Training, LatentTable Test) ForClassifiers(SeedStream seeds)
    {
        if (Training is not null)
        {
            return (Training, Measured);
        }
        var classes = GroupIndex.Of(Measured.Labels ?? new int[Measured.Count]);
        (int[] drawn, int[] others) = StratifiedDraw.Split(classes, share: 0.5, atLeast: 1, seeds.Open("classifier-halves"));
        return (Measured.Take(drawn), Measured.Take(others));
    }
}
