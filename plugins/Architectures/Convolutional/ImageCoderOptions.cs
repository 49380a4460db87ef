using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>
/// What the architectures of images have in common. The defaults bring 28×28 to 4×4 and 64×64 to 8×8, with few channels where the image is
/// large: an epoch of MNIST then takes a laptop's processor seconds to a minute, not many.
/// </summary>
public abstract record ImageCoderOptions
{
    [Description("Channels after each of the encoder's layers; the decoder mirrors them. The default is small where the image is large, "
        + "which suits 28×28 to 64×64 pixels on a laptop's processor; published: [128, 128, 128, 128, 128]. Multiples of 16 are the fastest.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Filters { get; init; } = [32, 64, 128];

    [Description("By how much every layer divides height and width.")]
    [Range(1, 8)]
    public int Stride { get; init; } = 2;

    [Description("Width of a fully connected layer between the last filters and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 128;

    [Description("Activation after every layer but the last; published: sigmoid.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training; published: 0.2, a probability to keep of 0.8.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }

    [Description("Share of the input's values set to zero while training, so that the model learns to restore them.")]
    [Range(0, 0.999)]
    public double Corruption { get; init; }
}
