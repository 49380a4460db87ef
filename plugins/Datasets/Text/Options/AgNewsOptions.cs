using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>The options of <c>ag-news</c>.</summary>
public sealed record AgNewsOptions : TextOptions, IHeldOutOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "ag-news";

    [Description("Whether the text is the title and the description, or the title alone.")]
    public bool Descriptions { get; init; } = true;

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
