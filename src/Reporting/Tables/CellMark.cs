namespace NebulaBench.Reporting.Tables;

/// <summary>What a number is beside the others of its column that it is compared with. One without a mark differs from the best.</summary>
public enum CellMark
{
    /// <summary>The best mean.</summary>
    Best,

    /// <summary>Not shown to differ from the best.</summary>
    Tied,

    /// <summary>It cannot be tested against the best.</summary>
    Untested,
}
