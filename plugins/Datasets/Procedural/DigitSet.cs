namespace NebulaBench.Datasets.Procedural;

/// <summary>Drawn digits.</summary>
/// <param name="Pixels">Gray values from 0 to 255, picture after picture, row after row.</param>
/// <param name="Labels">The digits.</param>
/// <param name="Factors">[pictures, <see cref="DigitFactors.Names"/>].</param>
public sealed record DigitSet(byte[] Pixels, long[] Labels, double[,] Factors);
