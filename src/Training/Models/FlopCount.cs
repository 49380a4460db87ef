namespace NebulaBench.Training.Models;

/// <summary>
/// The arithmetic of one sample's way through a model: two operations (a multiplication and an addition) for each weight that meets a
/// value in the linear, convolution and recurrent layers of the encoder, the latent head and the decoder, forward only. A sequence is one of
/// full length, which the decoder is fed once. Biases, normalization, activations, the products of tokens with each other in
/// attention, distances to prototypes and the loss are left out, being small beside it.
/// </summary>
/// <param name="PerSample">The number of operations, or null where it could not be counted.</param>
/// <param name="WhyNot">Why it could not be counted, or null.</param>
public sealed record FlopCount(long? PerSample, string? WhyNot)
{
    /// <summary>The definition, in a line.</summary>
    public const string Definition =
        "FLOPs: 2 × the multiply-adds of all linear, convolution and recurrent layers of encoder, latent head and decoder, one sample, forward; "
        + "of a sequence of full length, without attention's products of tokens with each other.";
}
