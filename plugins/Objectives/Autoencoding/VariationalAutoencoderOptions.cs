using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Objectives;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>Options of the variational autoencoder.</summary>
public sealed record VariationalAutoencoderOptions : IPretrained
{
    [Description("Weight β of the divergence from the prior, with the reconstruction in nats per sample.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Free bits: nats per dimension that are not penalized; against posterior collapse.")]
    [Range(0, 1e6)]
    public double FreeBits { get; init; }

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    [Description("Pretraining; none when absent, an autoencoder's as {}.")]
    public PretrainingOptions? Pretraining { get; init; }
}
