namespace NebulaBench.Objectives.Clustering;

/// <summary>Deep embedded clustering (Xie et al., 2016): the divergence from the target alone shapes the latents.</summary>
/// <param name="options">Clusters, weight and what goes before.</param>
public sealed class DecObjective(DecOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        var settings = new DecSettings(
            ClusterCount.Of(options.Clusters, context), options.Weight, options.UpdateEvery, ReconstructionShapesLatents: false);
        return new EmbeddedClustering("dec", settings, context);
    }
}
