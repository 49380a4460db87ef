using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Objectives.Contrastive.Views;

namespace NebulaBench.Objectives.Contrastive;

/// <summary>Options of the contrastive objective.</summary>
public sealed record NtXentOptions
{
    [Description("Temperature τ that cosines are divided by; with small values only the nearest other samples matter.")]
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.5;

    [Description("Widths of the projection from the latent to what is compared, with ReLU in between; empty to compare the latents.")]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Projection { get; init; } = [128, 64];

    [Description("Weight of the contrastive term; the reconstruction weighs 1.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1;

    [Description("Whether the reconstruction trains the decoder only, on detached codes, or the encoder too.")]
    public DecoderTraining Decoder { get; init; } = DecoderTraining.Detached;

    [Description("How views of images are made.")]
    public ImageViewOptions Images { get; init; } = new();

    [Description("How views of vectors are made.")]
    public VectorViewOptions Vectors { get; init; } = new();

    [Description("How views of point clouds are made.")]
    public PointViewOptions Points { get; init; } = new();

    [Description("How views of volumes are made.")]
    public VolumeViewOptions Volumes { get; init; } = new();

    [Description("How views of sequences are made.")]
    public SequenceViewOptions Sequences { get; init; } = new();
}

/// <summary>What the reconstruction trains.</summary>
public enum DecoderTraining
{
    /// <summary>The decoder only: it reads the latents and never shapes them.</summary>
    Detached,

    /// <summary>Decoder and encoder.</summary>
    Joint,
}
