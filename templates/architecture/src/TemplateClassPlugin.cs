using NebulaBench.Plugins;
using TemplateNamespace;

[assembly: NebulaPlugin(typeof(TemplateClassPlugin), ContractVersion.Current)]

namespace TemplateNamespace;

/// <summary>What the plugin brings.</summary>
public sealed class TemplateClassPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<TemplateClassArchitecture, TemplateClassOptions>(
            "template-id", "One hidden layer on either side.", citation: null);
}
