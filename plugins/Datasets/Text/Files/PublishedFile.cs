using System.Security.Cryptography;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>A file as its publisher gave it out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it can be had.</param>
/// <param name="ContentSha256">The SHA-256 of its content, unpacked.</param>
/// <param name="ArchiveSha256">The SHA-256 of the archive; null where it is none.</param>
internal sealed record PublishedFile(string Name, Uri Address, string ContentSha256, string? ArchiveSha256 = null)
{
    /// <summary>How it is downloaded.</summary>
    /// <param name="folder">The dataset's folder below the data folder.</param>
    public DataFile Download(string folder) => new()
    {
        Path = $"{folder}/{Name}",
        Mirrors = [Address],
        Sha256 = [ArchiveSha256 ?? ContentSha256],
        ContentSha256 = ArchiveSha256 is null ? [] : [ContentSha256],
    };

    /// <summary>Reads a copy of it; one that is unpacked, without <c>.gz</c>, will do.</summary>
    /// <param name="folder">Where the copy lies.</param>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="verify">Whether it must be the published one.</param>
    /// <exception cref="NebulaException">NB3141, NB3142: it is missing or cannot be read; NB3144: it is another one.</exception>
    public (byte[] Content, string Path) Read(string folder, string dataset, bool verify)
    {
        string path = Path.Combine(folder, Name), plain = Path.ChangeExtension(path, null);
        if (Name.EndsWith(".gz", StringComparison.Ordinal) && !File.Exists(path) && File.Exists(plain))
        {
            path = plain;
        }
        byte[] content = FileBytes.Read(path, $"Run 'nebula data fetch {dataset}', or put {Name} into this folder.");
        string found = Convert.ToHexStringLower(SHA256.HashData(content));
        return !verify || found == ContentSha256
            ? (content, path)
            : throw new NebulaException(
                "NB3144",
                $"the content's SHA-256 is {found}, expected {ContentSha256}.",
                path,
                $"Run 'nebula data fetch {dataset}', which replaces it. To use data of your own in this format, set verify: false.");
    }
}
