namespace NebulaBench.Host.Data;

/// <summary>Why a mirror did not give a file. Caught by the fetcher, which asks the next.</summary>
/// <param name="reason">The reason in a few words.</param>
/// <param name="cut">Whether the mirror had begun to send, so that asking it for the rest makes sense.</param>
/// <param name="inner">The failure underneath, if any.</param>
public sealed class MirrorException(string reason, bool cut = false, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Whether the mirror had begun to send.</summary>
    public bool Cut { get; } = cut;
}
