namespace NebulaBench.Datasets;

/// <summary>
/// Where a dataset may keep what it has computed from its files, for the next time; offered by the host to every dataset's constructor.
/// What lies there may vanish at any time and is never the only copy of anything.
/// </summary>
public interface ICacheFolder
{
    /// <summary>The folder given by <c>--cache</c> or <c>NEBULA_CACHE</c>, else the user's own cache; it need not exist, and may not be writable.</summary>
    string Root { get; }
}
