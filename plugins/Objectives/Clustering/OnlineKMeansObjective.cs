using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Robbins–Monro k-means on the latents of an autoencoder: the centres follow the latents and never shape them.</summary>
/// <param name="options">The centres.</param>
public sealed class OnlineKMeansObjective(OnlineKMeansOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new OnlineKMeans(PrototypeCount.Of(options.Clusters, context.Data.Classes.Count), options.ForgetEachEpoch, context);
}
