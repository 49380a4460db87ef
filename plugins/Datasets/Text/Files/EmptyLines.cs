namespace NebulaBench.Datasets.Text.Files;

/// <summary>What becomes of lines without a text.</summary>
public enum EmptyLines
{
    /// <summary>They are left out and counted.</summary>
    Skip,

    /// <summary>They are bad samples.</summary>
    Refuse,
}
