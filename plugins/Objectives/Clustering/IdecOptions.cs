using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options of improved deep embedded clustering.</summary>
public sealed record IdecOptions : EmbeddedClusteringOptions
{
    [Description("Weight of the divergence from the target distribution.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 100;
}
