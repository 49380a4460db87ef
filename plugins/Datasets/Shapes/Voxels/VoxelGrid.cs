using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>The cells of [−1, 1]³.</summary>
/// <param name="Resolution">The number of cells along each axis.</param>
/// <param name="Cells">
/// 0 for an empty cell, else 1 and the part in it (1 where parts are not known), [z, y, x]: <c>(z × resolution + y) × resolution + x</c>.
/// </param>
internal sealed record VoxelGrid(int Resolution, byte[] Cells) : Shape;

/// <summary>Which cells of a mesh are filled.</summary>
public enum VoxelFill
{
    /// <summary>Those that its surface touches.</summary>
    Surface,

    /// <summary>Those whose middle is inside; of a mesh with holes also those that its surface touches.</summary>
    Solid,
}
