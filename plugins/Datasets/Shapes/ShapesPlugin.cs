using NebulaBench.Datasets.Shapes;
using NebulaBench.Datasets.Shapes.Parametric;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ShapesPlugin), ContractVersion.Current)]

namespace NebulaBench.Datasets.Shapes;

/// <summary>Registers the datasets of shapes in space.</summary>
public sealed class ShapesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddDataset<MeshFolderDataset, MeshFolderOptions>(
            "mesh-folder",
            "Your own meshes (OFF, OBJ, PLY, STL) in folders of classes, as point clouds or voxels.");
        plugins.AddDataset<PointFilesDataset, PointFilesOptions>(
            "point-files",
            "Your own point clouds (text, NumPy) in folders of classes: also with a part for every point.");
        plugins.AddDataset<VoxelFilesDataset, VoxelFilesOptions>(
            "voxel-files",
            "Your own voxels (binvox, NumPy) in folders of classes: also with a part for every cell.");
        plugins.AddDataset<ParametricShapesDataset, ParametricShapesOptions>(
            "parametric-shapes",
            "Chairs, lamps, ships and eleven more classes built from simple bodies, as point clouds or voxels: known factors and parts, no download.");
        plugins.AddDataset<ModelNetDataset, ModelNetOptions>(
            "modelnet40-hdf5",
            "ModelNet40 as the HDF5 files of point clouds that circulate since PointNet: 40 classes of furniture, vehicles and more.",
            "Z. Wu, S. Song, A. Khosla, F. Yu, L. Zhang, X. Tang, J. Xiao, 3D ShapeNets: A Deep Representation for Volumetric Shapes, CVPR 2015; "
            + "the clouds: C. R. Qi, H. Su, K. Mo, L. J. Guibas, PointNet: Deep Learning on Point Sets for 3D Classification and Segmentation, "
            + "CVPR 2017.");
    }
}
