using NebulaBench.Architectures.PointCloud;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(PointCloudPlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.PointCloud;

/// <summary>Encoders and decoders of point clouds.</summary>
public sealed class PointCloudPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddArchitecture<PointNetArchitecture, PointNetOptions>(
            "pointnet", "A shared MLP for every point and max pooling over the points; decoders for clouds, point labels and vectors.",
            "Qi, Su, Mo, Guibas: PointNet: Deep learning on point sets for 3D classification and segmentation (CVPR 2017); "
            + "decoder folding: Yang, Feng, Shen, Tian: FoldingNet: Point cloud auto-encoder via deep grid deformation (CVPR 2018)");
    }
}
