using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Improved deep embedded clustering (Guo et al., 2017): the reconstruction keeps shaping the latents beside the divergence from the target.</summary>
/// <param name="options">Clusters, weight and pretraining.</param>
public sealed class IdecObjective(IdecOptions options) : IObjective
{
    /// <summary>False: the target changes as long as it is trained.</summary>
    public bool LossSettles => false;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new EmbeddedClustering("idec", options, options.Weight, reconstructionShapesLatents: true, context);
}

/// <summary>Options of improved deep embedded clustering.</summary>
public sealed record IdecOptions : EmbeddedClusteringOptions
{
    [Description("Weight of the divergence from the target distribution.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1.5;
}
