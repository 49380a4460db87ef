using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Nebula;

/// <summary>Options of the metric learning among latents.</summary>
public sealed record MetricOptions
{
    [Description("Which terms: 1 pulls latents to their anchor, 2 pulls latents of one anchor together, 3 is the ratio triplet, both is 1 and 3.")]
    public MetricOrder Order { get; init; } = MetricOrder.Both;

    [Description("What determines which samples belong together: their nearest anchor (self-supervised), or the dataset's labels.")]
    public MetricSupervision Supervision { get; init; } = MetricSupervision.Anchors;

    [Description("Weight of the term of order 2 or 3; order 1 is weighted by attraction_weight.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 10;
}
