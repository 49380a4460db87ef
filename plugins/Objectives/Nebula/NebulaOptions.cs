using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using NebulaBench.Toolkit.Objectives;

namespace NebulaBench.Objectives.Nebula;

/// <summary>
/// Options of Nebula Variational Coding. The defaults were chosen on validation digits of MNIST over three seeds; docs/objectives/nvc.md has
/// the comparison and the published settings.
/// </summary>
public sealed record NebulaOptions : IValidatableObject, IPretrained
{
    [Description("Whether latents are sampled from a posterior that is pulled toward a prior; false gives a deterministic latent.")]
    public bool Variational { get; init; } = true;

    [Description("Weight β of the divergence from the prior (variational only).")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Free bits: nats per dimension that are not penalized (standard prior only).")]
    [Range(0, 1e6)]
    public double FreeBits { get; init; }

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    [Description("What the posterior is pulled toward: a standard normal, or a unit normal around the sample's anchor.")]
    public AnchorPrior Prior { get; init; } = AnchorPrior.Standard;

    [Description("The number of nebula anchors.")]
    [Range(1, 100_000)]
    public int Anchors { get; init; } = 20;

    [Description("Where the anchors start: among the latents of the training set (k-means++), or drawn from a truncated normal.")]
    public AnchorInitialization Initialization { get; init; } = AnchorInitialization.Latents;

    [Description("Epochs trained without the anchors' terms before anchors start among the latents.")]
    [Range(0, 1_000_000)]
    public int InitializeAfter { get; init; } = 1;

    [Description("What the decoder receives about the anchors besides the latent: nothing, softmax(−distance²), or the published softmax(+distance²).")]
    public AnchorConditioning Conditioning { get; init; } = AnchorConditioning.None;

    [Description("Which force acts between latents and anchors: attraction, the paper's gravity, or both.")]
    public NebulaFormulation Formulation { get; init; } = NebulaFormulation.Both;

    [Description("Weight of the attraction.")]
    [Range(0, 1e6)]
    public double AttractionWeight { get; init; } = 3;

    [Description("Weight of the gravity.")]
    [Range(0, 1e6)]
    public double GravityWeight { get; init; } = 10;

    [Description("Clamp gravity's force at 0, so that anchors repel only up to distance 1; without it the term is unbounded below.")]
    public bool GravityClamp { get; init; } = true;

    [Description("Average gravity over pairs of anchors and masses over samples, so that its scale depends on neither.")]
    public bool GravityNormalize { get; init; } = true;

    [Description("Self-supervised metric learning; off when absent, on with its defaults as {}.")]
    public MetricOptions? Metric { get; init; }

    [Description("Pretraining as an autoencoder; none when absent, with its defaults as {}.")]
    public PretrainingOptions? Pretraining { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Prior == AnchorPrior.AssignedAnchor && !Variational)
        {
            yield return new ValidationResult(
                "prior: assigned-anchor needs a posterior; set variational: true or prior: standard.", [nameof(Prior)]);
        }
        if (Prior == AnchorPrior.AssignedAnchor && FreeBits > 0)
        {
            yield return new ValidationResult("free_bits works with prior: standard only.", [nameof(FreeBits)]);
        }
    }
}

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

/// <summary>What the posterior is drawn to.</summary>
public enum AnchorPrior
{
    /// <summary>N(0, I).</summary>
    Standard,

    /// <summary>N(a, I) with the nearest anchor a: "the latent features within an anchor form a Gaussian".</summary>
    AssignedAnchor,
}

/// <summary>Where anchors start.</summary>
public enum AnchorInitialization
{
    /// <summary>Among the latents of the training set, by k-means++ after a short warm-up.</summary>
    Latents,

    /// <summary>Drawn from a truncated normal distribution, as published.</summary>
    Normal,
}

/// <summary>What the decoder learns of the anchors.</summary>
public enum AnchorConditioning
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>softmax(−|z − a|²): the nearest anchor weighs most.</summary>
    Nearest,

    /// <summary>softmax(+|z − a|²): the farthest anchor weighs most, as the published code has it.</summary>
    Reference,
}

/// <summary>Which force acts between latents and anchors.</summary>
public enum NebulaFormulation
{
    /// <summary>The mean squared distance to the nearest anchor: the published code's cost.</summary>
    Attraction,

    /// <summary>The paper's nebula loss: masses attract latents, anchors repel each other.</summary>
    Gravity,

    /// <summary>Attraction and gravity.</summary>
    Both,
}

/// <summary>The terms of metric learning, by the numbers of the published program's switch.</summary>
public enum MetricOrder
{
    /// <summary>Each latent to its anchor.</summary>
    [JsonStringEnumMemberName("1")]
    First,

    /// <summary>Latents of one anchor to each other.</summary>
    [JsonStringEnumMemberName("2")]
    Second,

    /// <summary>The ratio triplet.</summary>
    [JsonStringEnumMemberName("3")]
    Third,

    /// <summary>First and third order.</summary>
    Both,
}

/// <summary>What says which samples belong together.</summary>
public enum MetricSupervision
{
    /// <summary>Their nearest anchor.</summary>
    Anchors,

    /// <summary>The dataset's labels.</summary>
    Labels,
}
