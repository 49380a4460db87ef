using NebulaBench.Datasets;

namespace NebulaBench.Host.Data;

/// <summary>A file that is in the data folder after fetching.</summary>
/// <param name="File">The file.</param>
/// <param name="Verdict">What the check of it said.</param>
/// <param name="Mirror">Where it came from, or null if it was there already.</param>
public sealed record FetchedFile(DataFile File, FileVerdict Verdict, Uri? Mirror);
