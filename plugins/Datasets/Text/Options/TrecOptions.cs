using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>The options of <c>trec</c>.</summary>
public sealed record TrecOptions : TextOptions, IHeldOutOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "trec";

    [Description("Whether the classes are the 6 coarse or the 50 fine ones.")]
    public TrecLabels Labels { get; init; } = TrecLabels.Coarse;

    [Description(IFileOptions.VerifyText)]
    public bool Verify { get; init; } = true;

    [Description(IHeldOutOptions.ShareText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.SeedText)]
    public long Seed { get; init; }

    [Description(IFileOptions.EmptyLinesText)]
    public EmptyLines EmptyLines { get; init; } = EmptyLines.Skip;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;
}
