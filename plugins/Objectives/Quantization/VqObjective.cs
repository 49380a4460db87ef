using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Architectures;
using NebulaBench.Errors;

namespace NebulaBench.Objectives.Quantization;

/// <summary>Vector quantization (Van den Oord et al., 2017).</summary>
/// <param name="options">The codebook and its updates.</param>
public sealed class VqObjective(VqOptions options) : IObjective
{
    /// <inheritdoc/>
    /// <exception cref="NebulaException">NB4101: a code for every place, and the encoder has no places.</exception>
    public long CodeDimension(long latentDimension, FeatureMap? map) => latentDimension * PlacesOf(map);

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new VectorQuantization(options, PlacesOf(context.FeatureMap), context);
    }

    private long PlacesOf(FeatureMap? map) => options.CodesPerSample == CodesPerSample.One
        ? 1
        : map?.Places ?? throw new NebulaException(
            "NB4101", "a code for every place needs an encoder whose features stand for places, and this one's stand for the whole sample.",
            "objective.codes_per_sample", "Use conv, fire, resnet or voxel with hidden: 0, or codes_per_sample: one.");
}

/// <summary>Options of vector quantization.</summary>
public sealed record VqOptions : IPretrained
{
    [Description("Entries of the codebook.")]
    [Range(2, 100_000)]
    public int Codes { get; init; } = 64;

    [Description("Whether a sample is one code, or has one for every place of the encoder's feature map (conv, fire, resnet and voxel have one "
        + "with hidden: 0).")]
    public CodesPerSample CodesPerSample { get; init; } = CodesPerSample.One;

    [Description("What moves the codebook: moving averages of the latents given to each code, or a term of the loss.")]
    public CodebookUpdate Codebook { get; init; } = CodebookUpdate.MovingAverage;

    [Description("How much of a moving average remains from one step to the next (codebook: moving-average).")]
    [Range(0, 1)]
    public double Decay { get; init; } = 0.99;

    [Description("Weight of the pull of latents to their codes.")]
    [Range(0, 1e6)]
    public double Commitment { get; init; } = 0.25;

    [Description("Codes whose share of the latents falls below this part of an even share begin anew at a latent of the batch; 0 for never.")]
    [Range(0, 1)]
    public double RestartBelow { get; init; } = 0.05;

    [Description("Pretraining as an autoencoder; none when absent, with its defaults as {}.")]
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
