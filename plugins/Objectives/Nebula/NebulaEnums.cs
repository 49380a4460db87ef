using System.Text.Json.Serialization;

namespace NebulaBench.Objectives.Nebula;

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
