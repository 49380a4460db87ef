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
    /// What classifiers learn from and what they are measured on. Without training latents the first half of the measured ones takes
    /// their place, and the second half is measured.
    /// </summary>
    public (LatentTable Training, LatentTable Test) ForClassifiers()
    {
        if (Training is not null)
        {
            return (Training, Measured);
        }
        int half = Measured.Count / 2;
        return (Measured.Slice(0, half), Measured.Slice(half, Measured.Count));
    }
}
