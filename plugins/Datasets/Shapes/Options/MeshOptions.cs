using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>The options of datasets made of meshes, which can give points and voxels.</summary>
public abstract record MeshOptions : PointOptions
{
    [Description("Whether points or voxels are made of a mesh.")]
    public Representation Representation { get; init; } = Representation.Points;

    [Description("Voxels: the number of cells along each axis.")]
    [Range(2, 256)]
    public int Resolution { get; init; } = 32;

    [Description("Voxels: whether the cells that the surface touches are filled, or those whose middle is inside.")]
    public VoxelFill Fill { get; init; } = VoxelFill.Surface;

    internal override ShapeRecipe Recipe() =>
        base.Recipe() with { Representation = Representation, Resolution = Resolution, Fill = Fill };

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult result in base.Validate(validationContext))
        {
            yield return result;
        }
        if (Representation == Representation.Voxels && (Normals || Jitter > 0 || Scale > 0 || PointDropout > 0))
        {
            yield return new ValidationResult(
                "normals, jitter, scale and point_dropout are for representation: points", [nameof(Representation)]);
        }
    }
}
