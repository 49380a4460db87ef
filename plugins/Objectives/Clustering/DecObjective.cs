namespace NebulaBench.Objectives.Clustering;

/// <summary>Deep embedded clustering (Xie et al., 2016): the divergence from the target alone shapes the latents.</summary>
/// <param name="options">Clusters, weight and what goes before.</param>
public sealed class DecObjective(DecOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new EmbeddedClustering("dec", options.Settings(context, options.Weight, reconstructionShapesLatents: false), context);
}
