namespace NebulaBench.Conformance.Points;

/// <summary>How a point came out.</summary>
public enum Outcome
{
    /// <summary>The component keeps it.</summary>
    Pass,

    /// <summary>The component does not keep it.</summary>
    Fail,

    /// <summary>It does not apply to this component, or could not be looked at.</summary>
    Skip,
}
