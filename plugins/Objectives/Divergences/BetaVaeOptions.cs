using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Divergences;

/// <summary>Options of the β-VAE: a constant β, or a capacity that the divergence is held to.</summary>
public sealed record BetaVaeOptions
{
    [Description("Weight β of the divergence from the prior; without effect where there is a capacity.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 4;

    [Description("Final capacity in nats that the divergence is held to, instead of β times the divergence; 0 for none.")]
    [Range(0, 1e6)]
    public double Capacity { get; init; }

    [Description("Epochs over which the capacity increases from 0.")]
    [Range(0, 1e6)]
    public double CapacityEpochs { get; init; } = 10;

    [Description("Weight γ of the divergence's distance from the capacity.")]
    [Range(0, 1e6)]
    public double Gamma { get; init; } = 10;
}
