using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Procedural;

/// <summary>Shaded renderings of simple solids before clutter, in color; their clean counterparts and segmentations are known.</summary>
/// <param name="options">The experiment's options.</param>
public sealed class ShadedSolidsDataset(ShadedSolidsOptions options) : GeneratedImageDataset(options, new SolidGenerator(options).Generate)
{
    private readonly ShadedSolidsOptions options = options;

    /// <inheritdoc/>
    public override DatasetInfo Info { get; } = new()
    {
        Input = new ImageShape(3, options.Size, options.Size),
        Output = new ImageShape(options.Task == SolidTask.Segment ? 1 + Solid.All.Count : 3, options.Size, options.Size),
        DefaultReconstruction = options.Task == SolidTask.Segment ? new CategoricalReconstruction() : new BernoulliReconstruction(),
        Classes = [.. Solid.All.Select(solid => solid.Name)],
        Factors = SolidFactors.Names,
        License = "made by the program: no rights reserved",
    };

    private protected override torch.Tensor? Targets(GeneratedImages set) => options.Task switch
    {
        SolidTask.Clean => Images(set.Targets!),
        SolidTask.Segment => ClassesOfPixels(set.Targets!, set.Labels.Length),
        _ => null,
    };

    private torch.Tensor ClassesOfPixels(byte[] values, long count)
    {
        using torch.Tensor bytes = torch.tensor(values, [count, options.Size, options.Size]);
        return bytes.to(torch.ScalarType.Int64);
    }
}

/// <summary>The options of <c>shaded-solids</c>.</summary>
public sealed record ShadedSolidsOptions : GeneratedImageOptions, IValidatableObject
{
    [Description("The height and width of a picture in pixels.")]
    [Range(16, 256)]
    public int Size { get; init; } = 32;

    [Description("What must come out: the same picture, the solid alone on black, or a class for every pixel.")]
    public SolidTask Task { get; init; } = SolidTask.Autoencode;

    [Description("The number of colored shapes behind the solid; 0 leaves the smooth background.")]
    [Range(0, 100)]
    public int Clutter { get; init; } = 5;

    [Description("The least angle at which the viewer looks down on the solid, in degrees.")]
    [Range(-90.0, 90.0)]
    public double LowestElevation { get; init; } = 10;

    [Description("The largest angle at which the viewer looks down on the solid, in degrees; at least the least.")]
    [Range(-90.0, 90.0)]
    public double HighestElevation { get; init; } = 60;

    [Description("The largest turn in the picture's plane to either side, in degrees.")]
    [Range(0.0, 180.0)]
    public double Roll { get; init; } = 30;

    [Description("The least radius of the sphere around the solid, in half picture widths.")]
    [Range(0.1, 1.0)]
    public double SmallestScale { get; init; } = 0.6;

    [Description("The largest radius of the sphere around the solid, in half picture widths; at least the least.")]
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

/// <summary>What must come out of a picture of a solid.</summary>
public enum SolidTask
{
    /// <summary>The same picture.</summary>
    Autoencode,

    /// <summary>The solid alone on black, without clutter and noise.</summary>
    Clean,

    /// <summary>For every pixel the background (0) or the solid's class (from 1).</summary>
    Segment,
}
