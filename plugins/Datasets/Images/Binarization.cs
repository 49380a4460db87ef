namespace NebulaBench.Datasets.Images;

/// <summary>How gray values become black and white.</summary>
public enum Binarization
{
    /// <summary>They stay gray.</summary>
    None,

    /// <summary>A value of at least one half becomes 1, a smaller one 0.</summary>
    Threshold,

    /// <summary>A value is the probability of a 1, drawn once for the whole run (static binarization).</summary>
    Sampled,
}
