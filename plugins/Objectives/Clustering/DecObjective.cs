using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Deep embedded clustering (Xie et al., 2016): the divergence from the target alone shapes the latents.</summary>
/// <param name="options">Clusters, weight and pretraining.</param>
public sealed class DecObjective(DecOptions options) : IObjective
{
    /// <summary>False: the target changes as long as it is trained.</summary>
    public bool LossSettles => false;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new EmbeddedClustering("dec", options, options.Weight, reconstructionShapesLatents: false, context);
}

/// <summary>Options of deep embedded clustering.</summary>
public sealed record DecOptions : EmbeddedClusteringOptions
{
    [Description("Weight of the divergence from the target distribution.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1;
}
