using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>The options of <c>modelnet40-hdf5</c>.</summary>
public sealed record ModelNetOptions : PointOptions, IFileOptions
{
    [NonSemantic]
    [Description("The folder of ply_data_train*.h5 and ply_data_test*.h5, relative to the data folder or absolute.")]
    [Required]
    public string Path { get; init; } = "modelnet40_ply_hdf5_2048";

    [Description(IFileOptions.ClassesText)]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IFileOptions.ValidationText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;
}
