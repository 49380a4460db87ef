namespace NebulaBench.Runs.Files;

/// <summary>How far a run has come.</summary>
public enum RunStatus
{
    /// <summary>It is training, or was interrupted and can be continued.</summary>
    Running,

    /// <summary>It has scores.</summary>
    Finished,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>Its loss stopped being a finite number.</summary>
    Diverged,
}
