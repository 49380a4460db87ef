namespace NebulaBench.Datasets.Images;

/// <summary>One published file of an IDX dataset.</summary>
/// <param name="Name">Its name without <c>.gz</c>.</param>
/// <param name="ContentSha256">The SHA-256 of its decompressed content.</param>
/// <param name="ArchiveMd5">The MD5 of the archive as it was published.</param>
public sealed record IdxSource(string Name, string ContentSha256, string ArchiveMd5);
