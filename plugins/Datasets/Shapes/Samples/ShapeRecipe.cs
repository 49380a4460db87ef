using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Voxels;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What is made of a model before anything random happens to it; what the same recipe makes of the same model is the same.</summary>
internal sealed record ShapeRecipe
{
    /// <summary>Points or cells.</summary>
    public Representation Representation { get; init; } = Representation.Points;

    /// <summary>The number of points of a cloud.</summary>
    public int Points { get; init; } = 1024;

    /// <summary>Whether points have normals.</summary>
    public bool Normals { get; init; }

    /// <summary>The number of cells along each axis of a grid.</summary>
    public int Resolution { get; init; } = 32;

    /// <summary>Which cells of a mesh are filled.</summary>
    public VoxelFill Fill { get; init; } = VoxelFill.Surface;

    /// <summary>Where the shape is put.</summary>
    public Normalization Normalize { get; init; } = Normalization.Sphere;

    /// <summary>What decides which points are drawn, besides the model.</summary>
    public long Seed { get; init; }

    /// <summary>What the result depends on, as text.</summary>
    public string Text => Representation == Representation.Points
        ? FormattableString.Invariant($"points {Points} {Normals} {Normalize} {Seed}")
        : FormattableString.Invariant($"voxels {Resolution} {Fill} {Normalize}");
}

/// <summary>What is made of a mesh.</summary>
public enum Representation
{
    /// <summary>Points drawn from its surface.</summary>
    Points,

    /// <summary>Filled and empty cells.</summary>
    Voxels,
}
