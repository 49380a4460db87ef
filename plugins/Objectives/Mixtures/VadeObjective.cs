using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Variational deep embedding (Jiang et al., 2017): the mixture is fitted to the latents of a pre-trained autoencoder.</summary>
/// <param name="options">The mixture and what goes before.</param>
public sealed class VadeObjective(VadeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        int components = PrototypeCount.For(options.Components, context.Data.Classes.Count);
        return new MixtureVae("vade", new MixtureSettings(components, PlaceAfter: 0, options.FittedCovariance, options.Beta, default), context);
    }
}
