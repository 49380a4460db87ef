using TorchSharp;

namespace NebulaBench.Architectures;

/// <summary>
/// A backbone whose decoder writes sequences token by token. Its <see cref="Backbone.Decode"/> is fed the true tokens where there is a batch,
/// and its own best tokens where there is none; this gives the other ways of writing.
/// </summary>
public interface ISequenceGenerator
{
    /// <summary>Writes a sequence for each code.</summary>
    /// <param name="code">The codes, [batch, code].</param>
    /// <param name="options">How tokens are chosen. Drawing uses torch's generator.</param>
    /// <returns>Tokens up to and with the end, then padding, [batch, length], int64.</returns>
    torch.Tensor Generate(torch.Tensor code, GenerationOptions options);
}
