namespace NebulaBench.Plugins;

/// <summary>Marks an assembly as a NebulaBench plugin and names the module that registers what it brings.</summary>
/// <param name="module">A public class with a parameterless constructor that implements <see cref="IPluginModule"/>.</param>
/// <param name="contractVersion">The <see cref="ContractVersion.Current"/> the plugin was written against.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NebulaPluginAttribute(Type module, int contractVersion) : Attribute
{
    /// <summary>The module's type.</summary>
    public Type Module { get; } = module;

    /// <summary>The contract version the plugin was written against.</summary>
    public int ContractVersion { get; } = contractVersion;
}
