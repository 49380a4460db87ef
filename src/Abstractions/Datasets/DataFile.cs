namespace NebulaBench.Datasets;

/// <summary>One file of a dataset that can be downloaded.</summary>
public sealed record DataFile
{
    /// <summary>Its path below the data folder, with forward slashes, such as <c>mnist/train-images-idx3-ubyte.gz</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The addresses it can be had from, tried in this order.</summary>
    public required IReadOnlyList<Uri> Mirrors { get; init; }

    /// <summary>Accepted SHA-256 digests of the file as published, in lower-case hexadecimal; empty where none is known.</summary>
    public IReadOnlyList<string> Sha256 { get; init; } = [];

    /// <summary>Accepted MD5 digests of the file as published, in lower-case hexadecimal; empty where none is known.</summary>
    public IReadOnlyList<string> Md5 { get; init; } = [];

    /// <summary>
    /// Accepted SHA-256 digests of the content after decompression, for files that also circulate compressed anew; empty where none
    /// is known.
    /// </summary>
    public IReadOnlyList<string> ContentSha256 { get; init; } = [];
}
