namespace NebulaBench.Host.Diagnostics;

/// <summary>How a check came out.</summary>
public enum CheckState
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Something is missing or odd that not every experiment needs.</summary>
    Warning,

    /// <summary>Nothing can be trained like this.</summary>
    Failure,
}
