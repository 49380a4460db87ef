using System.Text.Json.Serialization;

namespace NebulaBench.Objectives.Nebula;

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
