using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>A variational autoencoder with a trainable Gaussian mixture as its prior, without pre-training.</summary>
/// <param name="options">The mixture, weights and schedules.</param>
public sealed class GmVaeObjective(GmVaeOptions options) : IObjective
{
    private readonly WarmUp warmUp = new(options.WarmUp, options.WarmUpEpochs);

    /// <inheritdoc/>
    public bool LossSettles => warmUp.Ends;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        int components = PrototypeCount.For(options.Components, context.Data.Classes.Count);
        var settings = new MixtureSettings(
            components, options.PlaceAfter, options.FittedCovariance, options.Beta, warmUp, IsPretrained: options.Pretraining is { Epochs: > 0 });
        return new MixtureVae("gm-vae", settings, context);
    }
}

/// <summary>Options of the variational autoencoder with a Gaussian-mixture prior.</summary>
public sealed record GmVaeOptions : IPretrained
{
    [Description("Components of the prior; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Components { get; init; }

    [Description("Weight β of the divergence from the prior.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    [Description("Epochs trained with a standard normal prior before the components are fitted to the latents.")]
    [Range(0, 1_000_000)]
    public int PlaceAfter { get; init; } = 1;

    [Description("Covariances of the components while they are fitted; full finds oblique clusters, of which weights, means and variances are kept.")]
    public FittedCovariance FittedCovariance { get; init; } = FittedCovariance.Diagonal;

    [Description("Pretraining as an autoencoder; none when absent, with its defaults as {}.")]
    public PretrainingOptions? Pretraining { get; init; }
}
