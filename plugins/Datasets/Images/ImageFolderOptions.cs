using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Images;

/// <summary>The options of <c>image-folder</c>.</summary>
public sealed record ImageFolderOptions : ImageFileOptions
{
    [NonSemantic]
    [Description("The folder, relative to the data folder or absolute: one folder of pictures per class, or train, val and test with such folders.")]
    [Required]
    public string Path { get; init; } = "";

    [Description("The share of the samples held out for testing where there is no folder of test samples.")]
    [Range(0.01, 0.9)]
    public double TestShare { get; init; } = 0.2;
}
