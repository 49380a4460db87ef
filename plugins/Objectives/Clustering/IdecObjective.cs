namespace NebulaBench.Objectives.Clustering;

/// <summary>Improved deep embedded clustering (Guo et al., 2017): the reconstruction keeps shaping the latents beside the divergence from the target.</summary>
/// <param name="options">Clusters, weight and what goes before.</param>
public sealed class IdecObjective(IdecOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        var settings = new DecSettings(
            ClusterCount.Of(options.Clusters, context), options.Weight, options.UpdateEvery, ReconstructionShapesLatents: true);
        return new EmbeddedClustering("idec", settings, context);
    }
}
