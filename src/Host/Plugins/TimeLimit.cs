namespace NebulaBench.Host.Plugins;

/// <summary>Ends the wait for what a plugin does at loading, which may never end by itself.</summary>
internal static class TimeLimit
{
    /// <summary>How long a plugin may take to load; many times what any needs on a busy machine.</summary>
    public static readonly TimeSpan OfLoading = TimeSpan.FromSeconds(20);

    /// <summary>Does something on a thread of its own.</summary>
    /// <param name="action">What to do; it throws nothing. What it still does after the time is up must not matter.</param>
    /// <param name="limit">How long to wait.</param>
    /// <returns>Whether it ended in time.</returns>
    public static bool TryRun(Action action, TimeSpan limit)
    {
        var thread = new Thread(() => action()) { IsBackground = true, Name = "plugin" };
        thread.Start();
        return thread.Join(limit);
    }
}
