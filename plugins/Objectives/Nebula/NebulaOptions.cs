using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Objectives;

namespace NebulaBench.Objectives.Nebula;

/// <summary>
/// Options of Nebula Variational Coding. The defaults were chosen on validation digits of MNIST over three seeds; docs/objectives/nvc.md has
/// the comparison and the published settings.
/// </summary>
public sealed record NebulaOptions : IValidatableObject, IPretrained
{
    [Description("Whether latents are sampled from a posterior that is drawn to a prior; false gives a deterministic latent.")]
    public bool Variational { get; init; } = true;

    [Description("Weight β of the divergence from the prior (variational only).")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Nats per dimension that cost nothing more to keep (standard prior only).")]
    [Range(0, 1e6)]
    public double FreeBits { get; init; }

    [Description("How β rises to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the rise (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    [Description("What the posterior is drawn to: a standard normal, or a normal around the sample's anchor.")]
    public AnchorPrior Prior { get; init; } = AnchorPrior.Standard;

    [Description("The variance of the prior around an anchor: 1, or one trained number (prior: assigned-anchor only).")]
    public AnchorVariance PriorVariance { get; init; } = AnchorVariance.Unit;

    [Description("Standard deviation ρ of a normal around the origin that anchors are drawn to; 0 for none (prior: assigned-anchor only).")]
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

    [Description("Steps trained before anchors start among the latents, in place of initialize_after; 0 for that.")]
    [Range(0, 1_000_000_000)]
    public int InitializeAfterSteps { get; init; }

    [Description("Take the running statistics of batch normalization anew before anchors start among the latents.")]
    public bool RefreshStatistics { get; init; }

    [Description("Move anchors that no training sample is nearest to among the latents again, before each epoch.")]
    public bool RestartDead { get; init; }

    [Description("How samples are given to anchors: each to the nearest, or softly with equal shares (balanced).")]
    public AnchorAssignment Assignment { get; init; } = AnchorAssignment.Nearest;

    [Description("Temperature of balanced assignments at the start of training, in units of the mean squared distance to an anchor.")]
    [Range(1e-4, 100)]
    public double Temperature { get; init; } = 0.2;

    [Description("Their temperature at the end, which it falls to linearly.")]
    [Range(1e-4, 100)]
    public double FinalTemperature { get; init; } = 0.02;

    [Description("What stands for a sample in distances to anchors and in metric learning: the sampled latent, or the posterior's mean.")]
    public MeasuredPoint MeasuredOn { get; init; } = MeasuredPoint.Sample;

    [Description("The unit of squared distances in the anchors' terms and in metric learning: none, or the mean of the batch.")]
    public DistanceUnit DistanceUnit { get; init; } = DistanceUnit.None;

    [Description("The norm of the gradient of all anchors' and metric terms at the latents, relative to the reconstruction's; their weights then "
        + "count against each other only. 0 for the weights as they are.")]
    [Range(0, 1e6)]
    public double GradientRatio { get; init; }

    [Description("What the decoder learns of the anchors beside the latent: nothing, softmax(−distance²), or the published softmax(+distance²).")]
    public AnchorConditioning Conditioning { get; init; } = AnchorConditioning.None;

    [Description("Which force acts between latents and anchors: none, attraction, the paper's gravity, or both.")]
    public NebulaFormulation Formulation { get; init; } = NebulaFormulation.Both;

    [Description("Weight of the attraction.")]
    [Range(0, 1e6)]
    public double AttractionWeight { get; init; } = 3;

    [Description("Weight of the gravity.")]
    [Range(0, 1e6)]
    public double GravityWeight { get; init; } = 10;

    [Description("Floor gravity's force at 0, so that anchors repel up to gravity_reference; without it the term is unbounded below.")]
    public bool GravityClamp { get; init; } = true;

    [Description("The squared distance from which anchors no longer repel: 1 (unit), or the mean of the batch's latents.")]
    public GravityReference GravityReference { get; init; } = GravityReference.Unit;

    [Description("Average gravity over pairs of anchors and masses over samples, so that its scale depends on neither.")]
    public bool GravityNormalize { get; init; } = true;

    [Description("Self-supervised metric learning; off when absent, on with its defaults as {}.")]
    public MetricOptions? Metric { get; init; }

    [Description("A training that goes before; none when absent, an autoencoder's as {}.")]
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
