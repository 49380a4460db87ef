namespace NebulaBench.Architectures.Sequence;

/// <summary>How a transformer is told a token's place.</summary>
public enum PositionKind
{
    /// <summary>A learned vector for every place.</summary>
    Learned,

    /// <summary>Sines and cosines of the place at many frequencies.</summary>
    Sinusoidal,
}
