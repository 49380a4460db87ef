using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options of Robbins–Monro k-means on an autoencoder's latents.</summary>
public sealed record OnlineKMeansOptions : IPretrained
{
    [Description("Centers; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Clusters { get; init; }

    [Description("Whether the counts are reset every epoch, so that centers forget where latents were before.")]
    public bool ForgetEachEpoch { get; init; } = true;

    [Description("Pretraining; none when absent, an autoencoder's as {}.")]
    public PretrainingOptions? Pretraining { get; init; }
}
