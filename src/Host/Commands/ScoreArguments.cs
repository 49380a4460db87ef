namespace NebulaBench.Host.Commands;

/// <summary>What is scored: files of embeddings.</summary>
public sealed record ScoreArguments
{
    /// <summary>Whether to write what <c>scores.json</c> holds instead of lines.</summary>
    public bool Json { get; init; }

    /// <summary>A file of latents, or null.</summary>
    public string? Latents { get; init; }

    /// <summary>A file with the label of each, or null.</summary>
    public string? Labels { get; init; }

    /// <summary>A file with the cluster of each, or null.</summary>
    public string? Clusters { get; init; }

    /// <summary>A file of the samples before they were embedded, or null.</summary>
    public string? Inputs { get; init; }

    /// <summary>A file of their generating factors, or null.</summary>
    public string? Factors { get; init; }

    /// <summary>A file of the latents that classifiers learn from, or null.</summary>
    public string? TrainingLatents { get; init; }

    /// <summary>A file with the label of each of them, or null.</summary>
    public string? TrainingLabels { get; init; }

    /// <summary>What decides every draw.</summary>
    public long Seed { get; init; }
}
