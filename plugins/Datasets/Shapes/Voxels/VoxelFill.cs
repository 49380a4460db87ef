namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>Which cells of a mesh are filled.</summary>
public enum VoxelFill
{
    /// <summary>Those that its surface touches.</summary>
    Surface,

    /// <summary>Those whose middle is inside; of a mesh with holes also those that its surface touches.</summary>
    Solid,
}
