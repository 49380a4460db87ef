namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>An array of numbers from a file.</summary>
/// <param name="Shape">Its axes.</param>
/// <param name="Values">Its values, the last axis fastest.</param>
internal sealed record NumberArray(int[] Shape, float[] Values);
