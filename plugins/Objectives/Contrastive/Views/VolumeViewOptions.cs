using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of volumes are made.</summary>
public sealed record VolumeViewOptions
{
    [Description("Mirror half of the volumes along each horizontal axis, depth and width.")]
    public bool Flip { get; init; } = true;

    [Description("Share of a side by which the volume is moved at most, each way, in whole cells.")]
    [Range(0.0, 1.0)]
    public double Shift { get; init; } = 0.1;

    [Description("Share of the cells that are emptied.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.1;
}
