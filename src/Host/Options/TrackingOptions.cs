using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Host.Options;

/// <summary>
/// What other programs are told of runs while they go on: the experiment's <c>tracking</c> section. It changes no result and is not part
/// of a run's identity.
/// </summary>
public sealed record TrackingOptions
{
    /// <summary>Whether TensorBoard's files are written.</summary>
    [Description("Write TensorBoard's files into each run's folder, under tracking.")]
    public bool Tensorboard { get; init; }

    /// <summary>How often histograms are made.</summary>
    [Description("Histograms of the latents every so many epochs; 0 for never.")]
    [Range(0, 1_000_000)]
    public int HistogramsEvery { get; init; } = 1;

    /// <summary>How many samples they count.</summary>
    [Description("The samples that histograms count: the same in every epoch, taken evenly from the validation split (from the measured one "
        + "where there is none).")]
    [Range(1, 100_000)]
    public int HistogramSamples { get; init; } = 500;

    /// <summary>How many latents the projector shows.</summary>
    [Description("The latents that the embedding projector shows, taken evenly from those that were measured; 0 for none.")]
    [Range(0, 1_000_000)]
    public int ProjectorSamples { get; init; } = 5000;
}
