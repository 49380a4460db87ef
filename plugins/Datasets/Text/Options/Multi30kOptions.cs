using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>The options of <c>multi30k</c>.</summary>
public sealed record Multi30kOptions : TranslationOptions, IFileOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "multi30k";

    [Description("The language of the input; translation gives the other one.")]
    public Multi30kLanguage Source { get; init; } = Multi30kLanguage.En;

    [Description(IFileOptions.VerifyText)]
    public bool Verify { get; init; } = true;

    [Description(IFileOptions.EmptyLinesText)]
    public EmptyLines EmptyLines { get; init; } = EmptyLines.Skip;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    private protected override bool HasClasses => false;
}
