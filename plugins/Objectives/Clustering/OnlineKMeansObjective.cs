using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Robbins–Monro k-means on the latents of an autoencoder: the centers follow the latents and never shape them.</summary>
/// <param name="options">The centers.</param>
public sealed class OnlineKMeansObjective(OnlineKMeansOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new OnlineKMeans(PrototypeCount.For(options.Clusters, context.Data.Classes.Count), options.ForgetEachEpoch, context);
}
