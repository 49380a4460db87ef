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

    /// <summary>What each measured sample is called by its dataset, or its index there; null where nothing is known of it.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The measured samples before they were embedded, or null.</summary>
    public OriginalSamples? Originals { get; init; }

    /// <summary>
    /// The number of classes that occur among the measured and the training labels, or null without labels. Classes that a dataset names
    /// but has no samples of do not count.
    /// </summary>
    public int? OccurringClasses => Measured.Labels is { } labels ? labels.Concat(Training?.Labels ?? []).Distinct().Count() : null;
}
