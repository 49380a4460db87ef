using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Variational deep embedding (Jiang et al., 2017): the mixture is fitted to the latents of a pre-trained autoencoder.</summary>
/// <param name="options">The mixture and pretraining.</param>
public sealed class VadeObjective(VadeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        int components = PrototypeCount.For(options.Components, context.Data.Classes.Count);
        var settings = new MixtureSettings(
            components, PlaceAfter: 0, options.FittedCovariance, options.Beta, default, IsPretrained: options.Pretraining is { Epochs: > 0 });
        return new MixtureVae("vade", settings, context);
    }
}

/// <summary>Options of variational deep embedding.</summary>
public sealed record VadeOptions : IPretrained
{
    [Description("Components of the prior; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Components { get; init; }

    [Description("Weight β of the divergence from the prior.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Covariances of the components while they are fitted; full finds oblique clusters, of which weights, means and variances are kept.")]
    public FittedCovariance FittedCovariance { get; init; } = FittedCovariance.Diagonal;

    [Description("Pretraining as an autoencoder, after which the components are placed; epochs: 0 for none.")]
    public PretrainingOptions? Pretraining { get; init; } = new();
}
