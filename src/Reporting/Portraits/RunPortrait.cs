using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Portraits;

/// <summary>What a page shows of a run besides its scores, small enough that hundreds fit into one file. What a run lacks is null or empty.</summary>
public sealed record RunPortrait
{
    /// <summary>How its training went.</summary>
    public LearningCurves? Curves { get; init; }

    /// <summary>Its latents.</summary>
    public PackedCloud? Latents { get; init; }

    /// <summary>Its latents by t-SNE, where that was asked for.</summary>
    public PackedCloud? Neighbors { get; init; }

    /// <summary>The correlations of its latent dimensions.</summary>
    public PackedMatrix? Correlation { get; init; }

    /// <summary>The eigenvalues of its latents' covariance, the largest first.</summary>
    public IReadOnlyList<double>? Spectrum { get; init; }

    /// <summary>Which clusters hold which classes, a table for each clustering.</summary>
    public IReadOnlyList<ConfusionTable> Confusions { get; init; } = [];

    /// <summary>Its sheets of pictures.</summary>
    public IReadOnlyList<PortraitPicture> Pictures { get; init; } = [];

    /// <summary>What it reads and writes.</summary>
    public GeneratedTexts? Texts { get; init; }

    /// <summary>What is missing because its file cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];
}

/// <summary>A picture of a run.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="File">The file it lies in.</param>
public sealed record PortraitPicture(string Title, string File);
