using NebulaBench.Architectures.Mlp;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(MlpPlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.Mlp;

/// <summary>Multi-layer perceptrons.</summary>
public sealed class MlpPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<MlpArchitecture, MlpOptions>(
            "mlp", "Multi-layer perceptron over the flattened sample, with a mirrored decoder.");
}
