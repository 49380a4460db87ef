namespace NebulaBench.Architectures;

/// <summary>How a decoder chooses tokens.</summary>
public sealed record GenerationOptions
{
    /// <summary>Sequences that are followed at a time; 1 takes the best token at every place, more find likelier sequences.</summary>
    public int Beams { get; init; } = 1;

    /// <summary>Draws tokens at this temperature instead of taking the best; null for no drawing. Not together with several beams.</summary>
    public double? Temperature { get; init; }
}
