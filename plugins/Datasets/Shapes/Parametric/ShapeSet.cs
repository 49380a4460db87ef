using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Drawn shapes.</summary>
/// <param name="Meshes">The surfaces with their parts.</param>
/// <param name="Labels">The position of each shape's class among those chosen.</param>
/// <param name="Factors">[shapes, <see cref="ShapeFactors.Names"/>].</param>
public sealed record ShapeSet(Mesh[] Meshes, long[] Labels, double[,] Factors);
