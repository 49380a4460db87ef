namespace NebulaBench.Host.Data;

/// <summary>What a check of a file found.</summary>
public enum FileState
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is byte for byte the published file.</summary>
    Published,

    /// <summary>Its content is the published one, packed anew or unpacked.</summary>
    SameContent,

    /// <summary>It is there, and no hash is known to hold it against.</summary>
    Unchecked,

    /// <summary>It is not the published file.</summary>
    Wrong,
}

/// <summary>The result of a check of one file.</summary>
/// <param name="Path">The file, or where it belongs.</param>
/// <param name="State">What was found.</param>
/// <param name="Detail">What the state means here, for people.</param>
public sealed record FileVerdict(string Path, FileState State, string Detail)
{
    /// <summary>Whether the file can be used.</summary>
    public bool Usable => State is not (FileState.Missing or FileState.Wrong);
}
