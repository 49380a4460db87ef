using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of point clouds are made.</summary>
public sealed record PointViewOptions
{
    [Description("Largest rotation about the upward axis, y, each way, in degrees.")]
    [Range(0.0, 180.0)]
    public double Rotation { get; init; } = 180;

    [Description("Largest relative change of the size.")]
    [Range(0, 0.99)]
    public double Scale { get; init; } = 0.1;

    [Description("Standard deviation of noise on every coordinate, in the units of the data.")]
    [Range(0, 1e6)]
    public double Jitter { get; init; } = 0.01;

    [Description("Share of the points that is dropped at most; others are repeated in their place.")]
    [Range(0, 0.99)]
    public double Dropout { get; init; } = 0.2;
}
