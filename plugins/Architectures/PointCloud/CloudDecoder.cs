namespace NebulaBench.Architectures.PointCloud;

/// <summary>How a code becomes a point cloud.</summary>
public enum CloudDecoder
{
    /// <summary>Fully connected layers from the code to all coordinates of all points.</summary>
    Mlp,

    /// <summary>A flat grid that the code folds into a surface, twice.</summary>
    Folding,
}
