using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Options of variational deep embedding.</summary>
public sealed record VadeOptions : IPretrained
{
    [Description("Components of the prior; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Components { get; init; }

    [Description("Weight β of the divergence from the prior.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Covariances of the components while they are fitted; full finds correlated clusters, of which weights, means and variances are kept.")]
    public FittedCovariance FittedCovariance { get; init; } = FittedCovariance.Diagonal;

    [Description("The autoencoder's training that precedes the placing of the components; epochs: 0 for none.")]
    public PretrainingOptions? Pretraining { get; init; } = new();
}
