using NebulaBench.Plugins;
using TemplateNamespace;

[assembly: NebulaPlugin(typeof(TemplateClassPlugin), ContractVersion.Current)]

namespace TemplateNamespace;

/// <summary>What the plugin brings.</summary>
public sealed class TemplateClassPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddSchedule<TemplateClassSchedule, TemplateClassOptions>("template-id", "The rate falls linearly to a share of itself.", citation: null);
}
