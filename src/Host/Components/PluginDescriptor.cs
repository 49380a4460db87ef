using System.Security.Cryptography;

namespace NebulaBench.Host.Components;

/// <summary>A loaded plugin.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its assembly's informational version.</param>
/// <param name="Path">The file it was loaded from.</param>
public sealed record PluginDescriptor(string Name, string Version, string Path)
{
    private readonly string? recordedHash;

    /// <summary>Describes a plugin whose hash is known already, from a finished run's record for instance.</summary>
    public PluginDescriptor(string name, string version, string path, string sha256)
        : this(name, version, path) => recordedHash = sha256;

    /// <summary>Who made it: its assembly's company, which a project's Authors give; null where nobody is named.</summary>
    public string? Author { get; init; }

    /// <summary>Its license: the assembly's metadata <c>PackageLicenseExpression</c>; null where it states none.</summary>
    public string? License { get; init; }

    /// <summary>Its name and version, author and license: what a user should know before citing or shipping it.</summary>
    public string Credits => $"{Name} {Version}{(Author is null ? "" : " by " + Author)}, {License ?? "no license stated"}";

    /// <summary>
    /// The SHA-256 of its file, lower-case hexadecimal. Computed when asked for, because most commands only list what there is.
    /// </summary>
    public string Sha256
    {
        get
        {
            if (recordedHash is not null)
                return recordedHash;
            using FileStream file = File.OpenRead(Path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        init => recordedHash = value;
    }
}
