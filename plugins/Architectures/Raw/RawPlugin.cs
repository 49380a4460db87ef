using NebulaBench.Architectures.Raw;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(RawPlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.Raw;

/// <summary>No encoder at all.</summary>
public sealed class RawPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<RawArchitecture, NoOptions>(
            "raw", "A baseline: the sample's own numbers as features, with nothing to train in the encoder and one linear layer as decoder.");
}
