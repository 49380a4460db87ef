using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Mlp;

/// <summary>Options of the multi-layer perceptron. The defaults are the published widths with rectifiers.</summary>
public sealed record MlpOptions
{
    [Description("Widths of the encoder's layers; the decoder mirrors them.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Widths { get; init; } = [512, 256, 128];

    [Description("Width of one more layer between the widths and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 64;

    [Description("Activation after every layer.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }

    [Description("Share of the input's values set to zero while training, so that the model learns to restore them.")]
    [Range(0, 0.999)]
    public double Corruption { get; init; }
}
