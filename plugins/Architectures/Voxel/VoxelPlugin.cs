using NebulaBench.Architectures.Voxel;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(VoxelPlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.Voxel;

/// <summary>Encoders and decoders of volumes.</summary>
public sealed class VoxelPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddArchitecture<VoxelArchitecture, VoxelOptions>(
            "voxel", "Strided 3D convolutions over cubic volumes; decoders of transposed convolutions for volumes, or of vectors.",
            "Maturana, Scherer: VoxNet: A 3D convolutional neural network for real-time object recognition (IROS 2015)");
        plugins.AddArchitecture<VoxelFireArchitecture, VoxelFireOptions>(
            "voxel-fire", "3D fire modules over cubic volumes, with a mirrored decoder: channels squeezed to a quarter, then expanded by two kernels.",
            "Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size (2016)");
    }
}
