namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>What becomes of a text with more tokens than a sequence holds.</summary>
public enum LongLines
{
    /// <summary>It loses its end; how many did is said once.</summary>
    Cut,

    /// <summary>It is a bad sample.</summary>
    Refuse,
}
