using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Images;

/// <summary>The options of <c>image-list</c>. Lists are named relative to the data folder or absolutely.</summary>
public sealed record ImageListOptions : ImageFileOptions
{
    [NonSemantic]
    [Description("The CSV file of training samples: source, target, label and class name of each.")]
    [Required]
    public string Training { get; init; } = "";

    [NonSemantic]
    [Description("The CSV file of validation samples; empty holds some of the training samples out.")]
    public string Validation { get; init; } = "";

    [NonSemantic]
    [Description("The CSV file of test samples.")]
    [Required]
    public string Test { get; init; } = "";

    [Description("The classes' names in the order of their labels; empty takes those of the lists' fourth column, or the numbers.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    [Description("Whether targets are pictures, or label images with a class for every pixel.")]
    public ImageTask Task { get; init; } = ImageTask.Picture;

    [Description("For segmentation: the number of classes of a pixel; label images hold 0 to one less.")]
    [Range(0, 65_536)]
    public int Segments { get; init; }

    [Description("For segmentation: the value of pixels that have no class and do not count, such as 255; −1 for none.")]
    [Range(-1, 65_535)]
    public int VoidLabel { get; init; } = -1;

    internal override int LabelImageClasses => Task == ImageTask.Segmentation ? Segments : 0;

    internal override int VoidValue => VoidLabel;

    /// <inheritdoc/>
    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (ValidationResult complaint in base.Validate(validationContext))
        {
            yield return complaint;
        }
        if (Task == ImageTask.Segmentation && Segments < 2)
        {
            yield return new ValidationResult("segmentation needs segments, the number of classes of a pixel, of at least 2", [nameof(Segments)]);
        }
        if (Task == ImageTask.Segmentation && VoidLabel >= 0 && VoidLabel < Segments)
        {
            yield return new ValidationResult("void_label must not be the label of a class", [nameof(VoidLabel)]);
        }
    }
}
