namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Where a shape is put before anything is made of it.</summary>
public enum Normalization
{
    /// <summary>The middle of its bounding box at the origin, its farthest point at distance 1.</summary>
    Sphere,

    /// <summary>The middle of its bounding box at the origin, its largest extent 2.</summary>
    Cube,

    /// <summary>Where the file has it.</summary>
    None,
}
