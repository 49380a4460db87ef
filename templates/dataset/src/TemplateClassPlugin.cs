using NebulaBench.Plugins;
using TemplateNamespace;

[assembly: NebulaPlugin(typeof(TemplateClassPlugin), ContractVersion.Current)]

namespace TemplateNamespace;

/// <summary>What the plugin brings.</summary>
public sealed class TemplateClassPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddDataset<TemplateClassDataset, TemplateClassOptions>(
            "template-id", "Normal clusters of vectors.", citation: null);
}
