namespace NebulaBench.Datasets.Procedural;

/// <summary>Rendered solids.</summary>
/// <param name="Pictures">Values from 0 to 255, picture after picture, color after color, row after row.</param>
/// <param name="Targets">Clean pictures in the same order, or a class for every pixel; null where the target is the picture.</param>
/// <param name="Labels">The solids' classes.</param>
/// <param name="Factors">[pictures, <see cref="SolidFactors.Names"/>].</param>
public sealed record SolidSet(byte[] Pictures, byte[]? Targets, long[] Labels, double[,] Factors);
