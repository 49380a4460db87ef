using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes;

/// <summary>What all datasets of shapes have in common.</summary>
public abstract record ShapeOptions : IValidatableObject
{
    [Description("What must come out: the same shape, the whole of a shape seen from one side, its class, or the part of each point or cell.")]
    public ShapeTask Task { get; init; } = ShapeTask.Autoencode;

    [Description("Whether a training sample is turned about its upright axis at random, voxels by quarter turns.")]
    public bool Rotate { get; init; }

    [Description("What decides the points that are drawn, what completion hides, and which samples are held out; the run's own seed does not.")]
    public long Seed { get; init; }

    [NonSemantic]
    [Description("The number of threads that prepare shapes; 0 for as many as --threads says. It changes nothing but the speed.")]
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>What is made of each model.</summary>
    internal abstract ShapeRecipe Recipe();

    /// <summary>What becomes of it when it is read.</summary>
    internal abstract ShapeTransform Use();

    /// <summary>Whether the data know parts.</summary>
    private protected virtual bool HasParts => false;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Task == ShapeTask.Segment && !HasParts)
        {
            yield return new ValidationResult("task: segment needs part labels, which these data do not have", [nameof(Task)]);
        }
    }
}

/// <summary>The options of datasets that can give point clouds.</summary>
public abstract record PointOptions : ShapeOptions
{
    [Description("The number of points of a cloud.")]
    [Range(1, 1_000_000)]
    public int Points { get; init; } = 1024;

    [Description("Whether the input has the points' normals as columns 4 to 6; what must come out has none.")]
    public bool Normals { get; init; }

    [Description("Where a shape is put: in the sphere of radius 1 or the cube of side 2 around the middle of its bounding box, or as it is.")]
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

/// <summary>What the datasets that read files have in common, and their texts.</summary>
internal interface IFileOptions
{
    internal const string FolderText =
        "The folder, relative to the data folder or absolute, with files in <class>/<train|val|test>/ or in <train|val|test>/<class>/.";

    internal const string ClassesText = "The classes to use, in the order of their labels; empty uses all, in the order of their names.";

    internal const string ValidationText =
        "The share of the training samples held out for validation, every class in proportion, where no validation samples are given.";

    internal const string BadSampleText = "Whether a file that cannot be used stops the run, or is left out and counted.";

    internal const string UpText = "The axis that points upwards in the files; it becomes y.";

    /// <summary>The folder.</summary>
    string Path { get; }

    /// <summary>The classes to use.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>The share held out for validation.</summary>
    double ValidationShare { get; }

    /// <summary>What becomes of files that cannot be used.</summary>
    BadSample OnBadSample { get; }

    /// <summary>What decides which samples are held out.</summary>
    long Seed { get; }
}
