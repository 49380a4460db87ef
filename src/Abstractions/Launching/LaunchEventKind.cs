namespace NebulaBench.Launching;

/// <summary>What can happen.</summary>
public enum LaunchEventKind
{
    /// <summary>A worker is up and waits for runs.</summary>
    Ready,

    /// <summary>A run begins, or the training before it does.</summary>
    Started,

    /// <summary>A run has come further.</summary>
    Progress,

    /// <summary>An epoch of a run is over.</summary>
    Epoch,

    /// <summary>How long a worker took from its start to the first training step of its first run, in parts.</summary>
    StartUp,

    /// <summary>A run has ended, well or not.</summary>
    Ended,

    /// <summary>A run was given up because the worker was asked to stop; it can be continued.</summary>
    Stopped,

    /// <summary>A run's worker died; the text says of what, the log its last lines. Never written by a worker.</summary>
    Lost,

    /// <summary>Something else that users may want to know.</summary>
    Note,

    /// <summary>Something may be wrong, with a dataset's files for one; users should be told of it once.</summary>
    Warning,

    /// <summary>A run was left alone because another process has it. Only written by <c>nebula work --leave</c>.</summary>
    Left,
}
