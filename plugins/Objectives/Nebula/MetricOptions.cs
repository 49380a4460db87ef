using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Nebula;

/// <summary>Options of the metric learning among latents.</summary>
public sealed record MetricOptions
{
    [Description("Which terms: 1 pulls latents to their anchor, 2 pulls latents of one anchor together, 3 is the ratio triplet, both is 1 and 3.")]
    public MetricOrder Order { get; init; } = MetricOrder.Both;

    [Description("What says which samples belong together: their nearest anchor (self-supervised), or the dataset's labels.")]
    public MetricSupervision Supervision { get; init; } = MetricSupervision.Anchors;

    [Description("Weight of the term of order 2 or 3; order 1 is weighted by attraction_weight.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 10;

    [Description("Where the triplet's margin comes from: a trained number, a trained projection of the anchors (as published), or margin_value.")]
    public MarginSource Margin { get; init; } = MarginSource.Learned;

    [Description("The triplet's margin with margin: fixed, in the unit of squared distances.")]
    [Range(1e-6, 1e6)]
    public double MarginValue { get; init; } = 0.1;

    [Description("What order 2 is averaged over: the pairs of one anchor, or all pairs of a batch (as published).")]
    public PairAverage Pairs { get; init; } = PairAverage.Positive;

    [Description("Whether a sample counts as its own positive in triplets; then the smaller the batch, the less the term weighs.")]
    public bool SelfPairs { get; init; } = true;

    [Description("Whether the other anchors are negatives of a triplet, beside the samples of other anchors.")]
    public bool AnchorNegatives { get; init; }
}
