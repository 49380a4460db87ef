using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>A decoder of codes.</summary>
/// <param name="name">The module's name.</param>
internal abstract class PointDecoder(string name) : torch.nn.Module(name)
{
    /// <summary>Decodes a batch.</summary>
    /// <param name="code">The codes, [batch, code].</param>
    /// <param name="context">The batch the codes come from; only a decoder of point labels looks at it.</param>
    /// <returns>The outputs, [batch, …output axes].</returns>
    public abstract torch.Tensor Decode(torch.Tensor code, Batch? context);
}
