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

    /// <summary>The schedule of β.</summary>
    internal WarmUp Rise => new(WarmUp, WarmUpEpochs);

    [Description("What the posterior is pulled toward: a standard normal, or a normal around the sample's anchor.")]
    public AnchorPrior Prior { get; init; } = AnchorPrior.Standard;

    [Description("Variance of the prior around an anchor: 1, or one trained number (prior: assigned-anchor only).")]
    public AnchorVariance PriorVariance { get; init; } = AnchorVariance.Unit;

    [Description("Standard deviation ρ of a zero-mean normal prior of the anchors; 0 for none (prior: assigned-anchor only).")]
    [Range(0, 1e6)]
    public double AnchorScale { get; init; }

    [Description("The number of nebula anchors.")]
    [Range(1, 100_000)]
    public int Anchors { get; init; } = 20;

    [Description("Where the anchors start: among the latents of the training set (k-means++), or drawn from a truncated normal.")]
    public AnchorInitialization Initialization { get; init; } = AnchorInitialization.Latents;

    [Description("Epochs trained without the anchors' terms before anchors start among the latents.")]
    [Range(0, 1_000_000)]
    public int InitializeAfter { get; init; } = 1;

    [Description("Steps trained before anchors start among the latents; 0 to wait for initialize_after instead.")]
    [Range(0, 1_000_000_000)]
    public int InitializeAfterSteps { get; init; }

    [Description("Recompute the running statistics of batch normalization before anchors start among the latents.")]
    public bool RefreshStatistics { get; init; }

    [Description("Before each epoch, restart dead anchors among the latents: those that are nearest to no training sample.")]
    public bool RestartDead { get; init; }

    [Description("How samples are assigned to anchors: each to the nearest, or softly with equal shares for all anchors (balanced).")]
    public AnchorAssignment Assignment { get; init; } = AnchorAssignment.Nearest;

    [Description("Temperature of balanced assignments at the start of training, in units of the mean squared distance to an anchor.")]
    [Range(1e-4, 100)]
    public double Temperature { get; init; } = 0.2;

    [Description("Temperature of balanced assignments at the end of training; it decreases linearly.")]
    [Range(1e-4, 100)]
    public double FinalTemperature { get; init; } = 0.02;

    [Description("Which latent of a sample the anchors' and metric terms measure distances from: the one sampled from the posterior, or its mean.")]
    public MeasuredPoint MeasuredOn { get; init; } = MeasuredPoint.Sample;

    [Description("Unit of squared distances in the anchors' and metric terms: none, or the mean squared distance within the batch.")]
    public DistanceUnit DistanceUnit { get; init; } = DistanceUnit.None;

    [Description("Scale all anchors' and metric terms so that the norm of their gradient with respect to the latents is this share of the "
        + "reconstruction's; their weights then matter only relative to each other. 0 for no scaling.")]
    [Range(0, 1e6)]
    public double GradientRatio { get; init; }

    [Description("What the decoder receives about the anchors besides the latent: nothing, softmax(−distance²), or the published softmax(+distance²).")]
    public AnchorConditioning Conditioning { get; init; } = AnchorConditioning.None;

    [Description("Which force acts between latents and anchors: none, attraction, the paper's gravity, or both.")]
    public NebulaFormulation Formulation { get; init; } = NebulaFormulation.Both;

    [Description("Weight of the attraction.")]
    [Range(0, 1e6)]
    public double AttractionWeight { get; init; } = 3;

    [Description("Weight of the gravity.")]
    [Range(0, 1e6)]
    public double GravityWeight { get; init; } = 10;

    [Description("Clamp gravity's force at 0, so that anchors repel only up to gravity_reference; without it the term is unbounded below.")]
    public bool GravityClamp { get; init; } = true;

    [Description("Squared distance up to which anchors repel: 1 (unit), or the mean squared distance of the batch's latents.")]
    public GravityReference GravityReference { get; init; } = GravityReference.Unit;

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
        if (Prior == AnchorPrior.Standard && (PriorVariance != AnchorVariance.Unit || AnchorScale > 0))
        {
            yield return new ValidationResult(
                "prior_variance and anchor_scale work with prior: assigned-anchor only.", [nameof(PriorVariance), nameof(AnchorScale)]);
        }
        if (Initialization == AnchorInitialization.Normal && InitializeAfterSteps > 0)
        {
            yield return new ValidationResult("initialize_after_steps works with initialization: latents only.", [nameof(InitializeAfterSteps)]);
        }
        if (GradientRatio > 0 && Formulation == NebulaFormulation.None && Metric is null)
        {
            yield return new ValidationResult("gradient_ratio needs a formulation or metric learning.", [nameof(GradientRatio)]);
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

    [Description("Source of the triplet's margin: a trained number, a trained projection of the anchors (as published), or margin_value.")]
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

/// <summary>What the posterior is drawn to.</summary>
public enum AnchorPrior
{
    /// <summary>N(0, I).</summary>
    Standard,

    /// <summary>N(a, τ²I) with the sample's anchor a: "the latent features within an anchor form a Gaussian".</summary>
    AssignedAnchor,
}

/// <summary>The variance τ² of the prior around an anchor.</summary>
public enum AnchorVariance
{
    /// <summary>1.</summary>
    Unit,

    /// <summary>One number for all anchors, trained with the rest.</summary>
    Learned,
}

/// <summary>How samples are given to anchors.</summary>
public enum AnchorAssignment
{
    /// <summary>Each to the nearest.</summary>
    Nearest,

    /// <summary>Softly, such that every anchor gets the same share of a batch (Sinkhorn and Knopp).</summary>
    Balanced,
}

/// <summary>What stands for a sample where distances are measured.</summary>
public enum MeasuredPoint
{
    /// <summary>The sampled latent z: distances hold the posterior's variance, the same for all anchors.</summary>
    Sample,

    /// <summary>The posterior's mean μ.</summary>
    Mean,
}

/// <summary>The unit of squared distances in the anchors' terms and in metric learning.</summary>
public enum DistanceUnit
{
    /// <summary>That of the latent space.</summary>
    None,

    /// <summary>The mean squared distance of two latents of the batch, without a gradient: terms then depend on neither width nor scale.</summary>
    Batch,
}

/// <summary>The squared distance from which anchors no longer repel each other.</summary>
public enum GravityReference
{
    /// <summary>1, as written.</summary>
    Unit,

    /// <summary>The mean squared distance of two latents of the batch, so that the force acts at every width.</summary>
    Latents,
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
    /// <summary>None: anchors are at most conditioned on.</summary>
    None,

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

/// <summary>Where the triplet's margin c comes from.</summary>
public enum MarginSource
{
    /// <summary>sigmoid of a trained number.</summary>
    Learned,

    /// <summary>sigmoid of the mean of a trained projection of the anchors, as the published code has it.</summary>
    Anchors,

    /// <summary>margin_value.</summary>
    Fixed,
}

/// <summary>What the pull of order 2 is averaged over.</summary>
public enum PairAverage
{
    /// <summary>The pairs of one anchor.</summary>
    Positive,

    /// <summary>All N² pairs of a batch, as the published code has it.</summary>
    All,
}

/// <summary>What says which samples belong together.</summary>
public enum MetricSupervision
{
    /// <summary>Their nearest anchor.</summary>
    Anchors,

    /// <summary>The dataset's labels.</summary>
    Labels,
}
