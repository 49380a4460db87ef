using NebulaBench.Plugins;
using TemplateNamespace;

[assembly: NebulaPlugin(typeof(TemplateClassPlugin), ContractVersion.Current)]

namespace TemplateNamespace;

/// <summary>What the plugin brings.</summary>
public sealed class TemplateClassPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<TemplateClassObjective, TemplateClassOptions>(
            "template-id", "An autoencoder whose latents are drawn to a sphere.", citation: null);
}
