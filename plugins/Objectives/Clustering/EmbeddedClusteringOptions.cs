using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options that both kinds of deep embedded clustering have.</summary>
public abstract record EmbeddedClusteringOptions : IPretrained
{
    [Description("Clusters; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Clusters { get; init; }

    [Description("Epochs from one target distribution to the next.")]
    [Range(1, 1_000_000)]
    public int UpdateEvery { get; init; } = 1;

    [Description("The autoencoder's training that precedes the placing of the clusters; epochs: 0 for none.")]
    public PretrainingOptions? Pretraining { get; init; } = new();

    /// <summary>The settings of a module.</summary>
    internal DecSettings Settings(ObjectiveContext context, double weight, bool reconstructionShapesLatents) =>
        new(PrototypeCount.For(Clusters, context.Data.Classes.Count), weight, UpdateEvery, reconstructionShapesLatents);
}
