namespace NebulaBench.Datasets.Images;

/// <summary>What tells one IDX dataset from another.</summary>
public sealed record IdxCollection
{
    /// <summary>Its id, also the name of its folder below the data folder.</summary>
    public required string Id { get; init; }

    /// <summary>The classes' names.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The license as stated.</summary>
    public required string License { get; init; }

    /// <summary>The folders on the web that hold the archives, each ending with a slash.</summary>
    public required IReadOnlyList<Uri> Mirrors { get; init; }

    /// <summary>The training images.</summary>
    public required IdxSource TrainingImages { get; init; }

    /// <summary>The training labels.</summary>
    public required IdxSource TrainingLabels { get; init; }

    /// <summary>The test images.</summary>
    public required IdxSource TestImages { get; init; }

    /// <summary>The test labels.</summary>
    public required IdxSource TestLabels { get; init; }

    /// <summary>All four.</summary>
    public IReadOnlyList<IdxSource> Sources => [TrainingImages, TrainingLabels, TestImages, TestLabels];

    /// <summary>The archives as downloads.</summary>
    public IReadOnlyList<DataFile> Downloads() =>
    [
        .. Sources.Select(source => new DataFile
        {
            Path = $"{Id}/{source.Name}.gz",
            Mirrors = [.. Mirrors.Select(mirror => new Uri(mirror, source.Name + ".gz"))],
            Md5 = [source.ArchiveMd5],
            ContentSha256 = [source.ContentSha256],
        }),
    ];
}
