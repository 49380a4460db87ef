namespace NebulaBench.Objectives.Clustering;

/// <summary>Improved deep embedded clustering (Guo et al., 2017): the reconstruction keeps shaping the latents beside the divergence from the target.</summary>
/// <param name="options">Clusters, weight and what goes before.</param>
public sealed class IdecObjective(IdecOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new EmbeddedClustering("idec", options.Settings(context, options.Weight, reconstructionShapesLatents: true), context);
}
