namespace NebulaBench.Host.Configuration;

/// <summary>What becomes of pairs of a list that do not fit together.</summary>
public enum IncompatiblePairs
{
    /// <summary>They are mistakes.</summary>
    Refuse,

    /// <summary>They are not run; a component that fits nothing is a mistake all the same.</summary>
    LeaveOut,
}
