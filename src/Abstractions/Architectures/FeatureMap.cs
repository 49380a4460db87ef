namespace NebulaBench.Architectures;

/// <summary>How the features of an encoder stand for places of its input: [batch, channels · places], channel after channel.</summary>
/// <param name="Channels">Values of each place.</param>
/// <param name="Places">The number of places.</param>
public sealed record FeatureMap(long Channels, long Places);
