using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>An encoder of token sequences, [batch, length] to [batch, <see cref="FeatureWidth"/>].</summary>
/// <param name="name">The module's name.</param>
/// <param name="featureWidth">The width of the features.</param>
internal abstract class TokenEncoder(string name, long featureWidth) : torch.nn.Module<torch.Tensor, torch.Tensor>(name)
{
    /// <summary>The width of the features.</summary>
    public long FeatureWidth => featureWidth;
}
