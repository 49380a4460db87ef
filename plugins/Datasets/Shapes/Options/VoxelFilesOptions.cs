using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>The options of <c>voxel-files</c>.</summary>
public sealed record VoxelFilesOptions : ShapeOptions, IFileOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "";

    [Description(IFileOptions.ClassesText)]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IFileOptions.ValidationText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    [Description(IFileOptions.UpText)]
    public UpAxis Up { get; init; } = UpAxis.Y;

    [Description("The number of cells along each axis, which every file must have.")]
    [Range(2, 256)]
    public int Resolution { get; init; } = 32;

    [Description("The number of parts that cells distinguish: 0 is empty, 1 the first part; needed for task: segment.")]
    [Range(0, 254)]
    public int Parts { get; init; }

    private protected override bool HasParts => Parts > 0;

    internal override ShapeRecipe Recipe() => new() { Representation = Representation.Voxels, Resolution = Resolution, Seed = Seed };

    internal override ShapeTransform Use() => new() { Task = Task, Rotate = Rotate, Seed = Seed };
}
