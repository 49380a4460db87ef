namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What is made of a mesh.</summary>
public enum Representation
{
    /// <summary>Points drawn from its surface.</summary>
    Points,

    /// <summary>Filled and empty cells.</summary>
    Voxels,
}
