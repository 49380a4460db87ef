using NebulaBench.Datasets;

namespace NebulaBench.Host.Data;

/// <summary>How far the download of one file is.</summary>
/// <param name="File">The file.</param>
/// <param name="Mirror">Where it comes from now.</param>
/// <param name="Received">The bytes on disk, those of an earlier attempt included.</param>
/// <param name="Total">The bytes there will be, or null where the server does not say.</param>
public sealed record FetchProgress(DataFile File, Uri Mirror, long Received, long? Total);
