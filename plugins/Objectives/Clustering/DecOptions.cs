using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options of deep embedded clustering.</summary>
public sealed record DecOptions : IPretrained
{
    [Description("Clusters; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Clusters { get; init; }

    [Description("Weight of the divergence from the target distribution.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1;

    [Description("Epochs from one target distribution to the next.")]
    [Range(1, 1_000_000)]
    public int UpdateEvery { get; init; } = 1;

    [Description("The training of an autoencoder that the clusters are placed after; epochs: 0 for none.")]
    public PretrainingOptions? Pretraining { get; init; } = new();
}
