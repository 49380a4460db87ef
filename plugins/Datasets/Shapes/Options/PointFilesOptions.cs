using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>The options of <c>point-files</c>.</summary>
public sealed record PointFilesOptions : PointOptions, IFileOptions
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

    [Description("The number of parts that the last column distinguishes, from 0; needed for task: segment.")]
    [Range(0, 255)]
    public int Parts { get; init; }

    private protected override bool HasParts => Parts > 0;
}
