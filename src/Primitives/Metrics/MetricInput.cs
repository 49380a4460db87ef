using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>What metrics are computed from. All metrics of a kind are given the same object, and none may change what it holds.</summary>
public abstract class MetricInput
{
    private readonly Dictionary<Type, object> shared = [];

    /// <summary>
    /// Something that several metrics are computed from, such as a table of counts: made by the first that asks and given to the others.
    /// Metrics are measured one after another, so no lock is needed.
    /// </summary>
    /// <param name="create">Makes it; the same for all who ask for the type.</param>
    /// <typeparam name="T">What is shared; there is one of each type, so give it a type of your own.</typeparam>
    public T Share<T>(Func<T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        if (!shared.TryGetValue(typeof(T), out object? known))
        {
            known = create();
            shared.Add(typeof(T), known);
        }
        return (T)known;
    }
}

/// <summary>One clustering of latents.</summary>
public sealed class ClusteringInput : MetricInput
{
    /// <summary>The latents.</summary>
    public required LatentTable Latents { get; init; }

    /// <summary>The cluster of each sample.</summary>
    public required int[] Clusters { get; init; }

    /// <summary>The class of each sample, or null for a dataset without labels.</summary>
    public int[]? Labels { get; init; }

    /// <summary>How many clusters a sample could have been assigned to, or null where that is not known.</summary>
    public int? Available { get; init; }

    /// <summary>Some of the samples before they were embedded: a space that all models share; null where none are known.</summary>
    public OriginalSamples? Originals { get; init; }

    /// <summary>Where draws get their seeds from; seed 0 unless given.</summary>
    public SeedStream Seeds { get; init; }
}

/// <summary>Latents and all that is known of them.</summary>
public sealed class LatentInput : MetricInput
{
    /// <summary>The latents that are measured, with their labels, assignments and log-variances, and what else is known of the samples.</summary>
    public required EmbeddingSet Set { get; init; }

    /// <summary>Where draws get their seeds from. Streams that are opened by one name give the same draws: name yours after the metric.</summary>
    public required SeedStream Seeds { get; init; }

    /// <summary>The latents that are measured.</summary>
    public LatentTable Latents => Set.Measured;
}

/// <summary>Importance weights of latents that were drawn from posteriors.</summary>
public sealed class LikelihoodInput : MetricInput
{
    /// <summary>ln p(x | z) + ln p(z) − ln q(z | x) of each draw in nats, [samples, draws]; empty where there are none.</summary>
    public double[] LogWeights { get; init; } = [];

    /// <summary>The number of draws per sample.</summary>
    public required int Draws { get; init; }

    /// <summary>The number of tokens of the samples, or null where the outputs are no sequences.</summary>
    public long? Tokens { get; init; }

    /// <summary>Why there are no weights, as for a deterministic model; null where there are some.</summary>
    public string? WhyNone { get; init; }
}
