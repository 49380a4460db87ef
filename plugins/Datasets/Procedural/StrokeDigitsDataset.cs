using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Procedural;

/// <summary>Digits drawn as pen strokes.</summary>
/// <param name="options">The experiment's options.</param>
public sealed class StrokeDigitsDataset(StrokeDigitsOptions options) : GeneratedImageDataset(options, new DigitGenerator(options).Generate)
{
    /// <inheritdoc/>
    public override DatasetInfo Info { get; } = new()
    {
        Input = new ImageShape(1, options.Size, options.Size),
        Output = new ImageShape(1, options.Size, options.Size),
        DefaultReconstruction = new BernoulliReconstruction(),
        Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Factors = DigitFactors.Names,
        License = "made by the program: no rights reserved",
    };
}

/// <summary>
/// The options of <c>stroke-digits</c>. Lengths in pixels are those of a 28-pixel image and grow with <see cref="Size"/>.
/// </summary>
public sealed record StrokeDigitsOptions : GeneratedImageOptions, IValidatableObject
{
    [Description("The height and width of an image in pixels.")]
    [Range(16, 128)]
    public int Size { get; init; } = 28;

    [Description("The largest turn to either side, in degrees.")]
    [Range(0.0, 180.0)]
    public double Rotation { get; init; } = 20;

    [Description("The largest slant to either side: how far the top moves sideways per unit of height.")]
    [Range(0.0, 1.0)]
    public double Shear { get; init; } = 0.35;

    [Description("The largest change of size: 0.2 draws digits between 1/1.2 and 1.2 times the usual size.")]
    [Range(0.0, 1.0)]
    public double Scale { get; init; } = 0.2;

    [Description("The largest change of the width against the height, as for scale.")]
    [Range(0.0, 1.0)]
    public double Aspect { get; init; } = 0.25;

    [Description("The largest shift along either axis, in pixels.")]
    [Range(0.0, 8.0)]
    public double Translation { get; init; } = 2;

    [Description("How far the elastic distortion moves a point, in pixels (root mean square).")]
    [Range(0.0, 4.0)]
    public double Elastic { get; init; } = 0.8;

    [Description("The width of the thinnest pen, in pixels.")]
    [Range(0.5, 8.0)]
    public double ThinnestPen { get; init; } = 1.2;

    [Description("The width of the thickest pen, in pixels; at least the thinnest.")]
    [Range(0.5, 8.0)]
    public double ThickestPen { get; init; } = 3.2;

    [Description("The standard deviation of the noise added to every pixel before it is clipped to [0, 1].")]
    [Range(0.0, 1.0)]
    public double Noise { get; init; } = 0.05;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ThickestPen < ThinnestPen)
        {
            yield return new ValidationResult("thickest_pen must be at least thinnest_pen", [nameof(ThickestPen)]);
        }
    }
}
