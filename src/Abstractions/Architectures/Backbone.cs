using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures;

/// <summary>
/// An encoder and its decoder. What lies between them, the latent head, belongs to the objective. The encoder's weights must be registered
/// under names that begin with <see cref="EncoderName"/>: what a later training takes over when it takes over the encoder alone.
/// </summary>
/// <param name="name">The module's name.</param>
public abstract class Backbone(string name) : torch.nn.Module(name)
{
    /// <summary>The component that the encoder's weights belong to.</summary>
    public const string EncoderName = "encoder";

    /// <summary>The width of the features that <see cref="Encode"/> returns.</summary>
    public abstract long FeatureWidth { get; }

    /// <summary>Encodes a batch.</summary>
    /// <param name="input">The inputs, [batch, …input axes].</param>
    /// <returns>The features, [batch, <see cref="FeatureWidth"/>].</returns>
    public abstract torch.Tensor Encode(torch.Tensor input);

    /// <summary>Decodes a batch of codes.</summary>
    /// <param name="code">The codes, [batch, code].</param>
    /// <param name="context">
    /// The batch the codes come from, for decoders that are fed the true output (teacher forcing) or parts of the input; null when
    /// generating from codes alone.
    /// </param>
    /// <returns>The raw outputs (logits or means, see <c>ReconstructionLoss</c>), [batch, …output axes].</returns>
    public abstract torch.Tensor Decode(torch.Tensor code, Batch? context);
}
