namespace NebulaBench.Reporting.Tables;

/// <summary>How much a table says besides its metrics.</summary>
public enum TableLayout
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>Not why runs are missing: a table before it said so.</summary>
    Repeated,

    /// <summary>Only the labels that differ: for a terminal.</summary>
    Narrow,
}
