using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud.Tests;

/// <summary>
/// An architecture whose weights have left their start a little, as after a first step. Transforms start with weights of zero, through
/// which no gradient reaches the layers below them until then.
/// </summary>
internal sealed class MovedArchitecture(IArchitecture architecture) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => architecture.Supports(data);

    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        Backbone backbone = architecture.Build(data, codeDimension);
        using IDisposable noGradients = torch.no_grad();
        foreach (Parameter parameter in backbone.parameters())
        {
            using torch.Tensor change = torch.randn_like(parameter) * 0.05;
            parameter.add_(change);
        }
        return backbone;
    }
}
