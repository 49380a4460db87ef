using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of images are made.</summary>
public sealed record ImageViewOptions
{
    [Description("Share of a side by which the picture is moved at most, each way.")]
    [Range(0.0, 1.0)]
    public double Shift { get; init; } = 0.1;

    [Description("Largest share of a side that is cropped; the rest, anywhere in the picture, is scaled to fill it.")]
    [Range(0, 0.99)]
    public double Crop { get; init; } = 0.2;

    [Description("Mirror half of the pictures, left to right; not for digits or letters.")]
    public bool Flip { get; init; }

    [Description("Largest relative change of the brightness.")]
    [Range(0.0, 1.0)]
    public double Brightness { get; init; } = 0.2;

    [Description("Largest relative change of the contrast.")]
    [Range(0.0, 1.0)]
    public double Contrast { get; init; } = 0.2;

    [Description("Standard deviation of noise on every value.")]
    [Range(0, 1e6)]
    public double Noise { get; init; } = 0.05;
}
