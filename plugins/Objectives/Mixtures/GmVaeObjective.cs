using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>A variational autoencoder with a trainable Gaussian mixture as its prior, without pre-training.</summary>
/// <param name="options">The mixture, weights and schedules.</param>
public sealed class GmVaeObjective(GmVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        int components = PrototypeCount.For(options.Components, context.Data.Classes.Count);
        var warmUp = new WarmUp(options.WarmUp, options.WarmUpEpochs);
        return new MixtureVae("gm-vae", new MixtureSettings(components, options.PlaceAfter, options.FittedCovariance, options.Beta, warmUp), context);
    }
}
