using NebulaBench.Plugins;
using TemplateNamespace;

[assembly: NebulaPlugin(typeof(TemplateClassPlugin), ContractVersion.Current)]

namespace TemplateNamespace;

/// <summary>What the plugin brings.</summary>
public sealed class TemplateClassPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddOptimizer<TemplateClassFactory, TemplateClassOptions>(
            "template-id", "Steps of one size against the sign of the gradient's running mean.", citation: null);
}
