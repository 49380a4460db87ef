using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>The options of datasets that can give point clouds.</summary>
public abstract record PointOptions : ShapeOptions
{
    [Description("The number of points of a cloud.")]
    [Range(1, 1_000_000)]
    public int Points { get; init; } = 1024;

    [Description("Whether the input has the points' normals as columns 4 to 6; the target has none.")]
    public bool Normals { get; init; }

    [Description("How a shape is normalized: to the sphere of radius 1 or the cube of side 2 around the middle of its bounding box, or not at all.")]
    public Normalization Normalize { get; init; } = Normalization.Sphere;

    [Description("Completion: the number of points of the input, made up by repetition; 0 for half of points.")]
    [Range(0, 1_000_000)]
    public int VisiblePoints { get; init; }

    [Description("The standard deviation of the noise added to a training sample's points.")]
    [Range(0.0, 1.0)]
    public double Jitter { get; init; }

    [Description("The largest relative change of a training sample's size: 0.2 scales by 0.8 to 1.2.")]
    [Range(0.0, 0.9)]
    public double Scale { get; init; }

    [Description("The share of a training sample's points that are dropped; they repeat the first that is not.")]
    [Range(0.0, 0.99)]
    public double PointDropout { get; init; }

    internal override ShapeRecipe Recipe() =>
        new() { Points = Points, Normals = Normals, Normalize = Normalize, Seed = Seed };

    internal override ShapeTransform Use() => new()
    {
        Task = Task,
        VisiblePoints = VisiblePoints > 0 ? VisiblePoints : Math.Max(1, Points / 2),
        Rotate = Rotate,
        Jitter = Jitter,
        Scale = Scale,
        PointDropout = PointDropout,
        Seed = Seed,
    };
}
