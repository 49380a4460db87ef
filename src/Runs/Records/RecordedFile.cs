namespace NebulaBench.Runs.Records;

/// <summary>What a file was when the run ended.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
public sealed record RecordedFile(long Bytes, string Sha256);
