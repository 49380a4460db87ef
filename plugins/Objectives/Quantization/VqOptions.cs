using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Quantization;

/// <summary>Options of vector quantization.</summary>
public sealed record VqOptions : IPretrained
{
    [Description("Entries of the codebook.")]
    [Range(2, 100_000)]
    public int Codes { get; init; } = 64;

    [Description("Whether a sample has one code, or one for every place of the encoder's feature map (conv, fire, resnet and voxel have one "
        + "with hidden: 0).")]
    public CodesPerSample CodesPerSample { get; init; } = CodesPerSample.One;

    [Description("What moves the codebook: moving averages of the latents assigned to each code, or a term of the loss.")]
    public CodebookUpdate Codebook { get; init; } = CodebookUpdate.MovingAverage;

    [Description("Decay of the moving averages (codebook: moving-average).")]
    [Range(0, 1)]
    public double Decay { get; init; } = 0.99;

    [Description("Weight of the pull of latents to their codes.")]
    [Range(0, 1e6)]
    public double Commitment { get; init; } = 0.25;

    [Description("Codes whose share of the latents falls below this fraction of an even share are reset to a latent of the batch; 0 for never.")]
    [Range(0, 1)]
    public double RestartBelow { get; init; } = 0.05;

    [Description("Pretraining; none when absent, an autoencoder's as {}.")]
    public PretrainingOptions? Pretraining { get; init; }
}

/// <summary>How many codes a sample has.</summary>
public enum CodesPerSample
{
    /// <summary>One: the whole latent is one vector.</summary>
    One,

    /// <summary>One for each place of the encoder's feature map.</summary>
    Map,
}

/// <summary>What moves the codebook.</summary>
public enum CodebookUpdate
{
    /// <summary>Each code is the moving average of the latents given to it.</summary>
    MovingAverage,

    /// <summary>The squared distance of codes to the latents given to them is a term of the loss.</summary>
    Loss,
}
