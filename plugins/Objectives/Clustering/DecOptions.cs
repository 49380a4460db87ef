using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options of deep embedded clustering.</summary>
public sealed record DecOptions : EmbeddedClusteringOptions
{
    [Description("Weight of the divergence from the target distribution.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1;
}
