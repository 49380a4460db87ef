using NebulaBench.Architectures.Raw;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(RawModule), ContractVersion.Current)]

namespace NebulaBench.Architectures.Raw;

/// <summary>No encoder at all.</summary>
public sealed class RawModule : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<RawArchitecture, NoOptions>(
            "raw", "A baseline: the sample's own numbers as features, with nothing to train in the encoder and one linear layer as decoder.");
}
