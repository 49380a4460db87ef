using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Datasets.Procedural;

/// <summary>The options of <c>shaded-solids</c>.</summary>
public sealed record ShadedSolidsOptions : IValidatableObject
{
    [Description("The number of training samples.")]
    [Range(10, 1_000_000)]
    public int Training { get; init; } = 8_000;

    [Description("The number of validation samples.")]
    [Range(0, 1_000_000)]
    public int Validation { get; init; } = 1_000;

    [Description("The number of test samples.")]
    [Range(10, 1_000_000)]
    public int Test { get; init; } = 2_000;

    [Description("Seed of the pictures; the run's own seed does not change the data.")]
    public long Seed { get; init; }

    [Description("The height and width of a picture in pixels.")]
    [Range(16, 256)]
    public int Size { get; init; } = 32;

    [Description("The target: the same picture, the solid alone on black, or a class for every pixel.")]
    public SolidTask Task { get; init; } = SolidTask.Autoencode;

    [Description("The number of colored shapes behind the solid; 0 leaves the smooth background.")]
    [Range(0, 100)]
    public int Clutter { get; init; } = 5;

    [Description("The smallest angle at which the viewer looks down on the solid, in degrees.")]
    [Range(-90.0, 90.0)]
    public double LowestElevation { get; init; } = 10;

    [Description("The largest angle at which the viewer looks down on the solid, in degrees; not below the smallest.")]
    [Range(-90.0, 90.0)]
    public double HighestElevation { get; init; } = 60;

    [Description("The largest rotation in the picture's plane in either direction, in degrees.")]
    [Range(0.0, 180.0)]
    public double Roll { get; init; } = 30;

    [Description("The smallest radius of the sphere around the solid, in half picture widths.")]
    [Range(0.1, 1.0)]
    public double SmallestScale { get; init; } = 0.6;

    [Description("The largest radius of the sphere around the solid, in half picture widths; not below the smallest.")]
    [Range(0.1, 1.0)]
    public double LargestScale { get; init; } = 0.85;

    [Description("The largest shift along either axis, in half picture widths.")]
    [Range(0.0, 1.0)]
    public double Translation { get; init; } = 0.15;

    [Description("The standard deviation of the noise added to every value before it is clipped to [0, 1].")]
    [Range(0.0, 1.0)]
    public double Noise { get; init; } = 0.02;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HighestElevation < LowestElevation)
        {
            yield return new ValidationResult("highest_elevation must be at least lowest_elevation", [nameof(HighestElevation)]);
        }
        if (LargestScale < SmallestScale)
        {
            yield return new ValidationResult("largest_scale must be at least smallest_scale", [nameof(LargestScale)]);
        }
        long values = 3L * Size * Size * Math.Max(Training, Math.Max(Validation, Test));
        if (values > Array.MaxLength)
        {
            yield return new ValidationResult("a split must hold at most 2 GiB: choose a smaller size or fewer samples", [nameof(Size)]);
        }
    }
}
