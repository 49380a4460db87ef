namespace NebulaBench.Runs.Files;

/// <summary>What a file was when the run ended.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
public sealed record RecordedFile(long Bytes, string Sha256)
{
    private const int ShortLength = 12;

    /// <summary>The beginning of the hash, for messages; all of one that is shorter, as only a damaged record has.</summary>
    public string ShortHash() => string.IsNullOrEmpty(Sha256) ? "none" : Sha256.Length > ShortLength ? Sha256[..ShortLength] : Sha256;
}
