using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>The options of <c>text-lines</c>.</summary>
public sealed record TextLinesOptions : TextOptions, IHeldOutOptions
{
    [Description("The file of training texts, relative to the data folder or absolute; gzip is unpacked.")]
    [Required]
    public string Training { get; init; } = "";

    [Description("The file of validation texts; empty holds some of the training texts out.")]
    public string Validation { get; init; } = "";

    [Description("The file of test texts.")]
    [Required]
    public string Test { get; init; } = "";

    [Description("Whether a line is a text, or a row of columns separated by commas or tabs.")]
    public TextFormat Format { get; init; } = TextFormat.Plain;

    [Description("Encoding of the files.")]
    public TextEncoding Encoding { get; init; } = TextEncoding.Utf8;

    [Description("Columns: whether the first row is a header.")]
    public bool Header { get; init; } = true;

    [Description("Columns: the name of the texts' column, or its position from 1.")]
    [Required]
    public string TextColumn { get; init; } = "text";

    [Description("Columns: the name of the labels' column, or its position from 1; empty for texts without labels.")]
    public string LabelColumn { get; init; } = "";

    [Description("The classes in the order of their labels; empty for those of the training file, by number or name.")]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IHeldOutOptions.ShareText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.SeedText)]
    public long Seed { get; init; }

    [Description(IFileOptions.EmptyLinesText)]
    public EmptyLines EmptyLines { get; init; } = EmptyLines.Skip;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    /// <summary>Whether there are labels.</summary>
    internal bool Labeled => LabelColumn.Length > 0;

    private protected override bool HasClasses => Labeled;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult result in base.Validate(validationContext))
        {
            yield return result;
        }
        if (Format == TextFormat.Plain && Labeled)
        {
            yield return new ValidationResult("label_column is for format: csv and tsv", [nameof(LabelColumn)]);
        }
        if (Classes.Count > 0 && !Labeled)
        {
            yield return new ValidationResult("classes needs label_column", [nameof(Classes)]);
        }
        if (Classes.Distinct().Count() < Classes.Count)
        {
            yield return new ValidationResult("classes must differ", [nameof(Classes)]);
        }
    }
}
