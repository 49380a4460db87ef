namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What was made of a model.</summary>
/// <param name="Shape">Its points or cells.</param>
/// <param name="Digest">A SHA-256 of what it was made from, whatever was made of it.</param>
internal sealed record PreparedShape(Shape Shape, byte[] Digest);
