using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Voxel;

/// <summary>What the architectures of volumes have in common. The defaults bring 32×32×32 cells to 4×4×4.</summary>
public abstract record VolumeCoderOptions
{
    [Description("Channels after each of the encoder's layers; the decoder mirrors them. Use few for large volumes: a third "
        + "axis makes every layer many times as expensive as for images. Multiples of 16 are the fastest.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Filters { get; init; } = [16, 32, 64];

    [Description("By how much every layer divides the volume's side.")]
    [Range(1, 8)]
    public int Stride { get; init; } = 2;

    [Description("Width of a fully connected layer between the last filters and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 128;

    [Description("Activation after every layer but the last.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch and its cells before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}
