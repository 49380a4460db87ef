namespace NebulaBench.Plugins;

public interface IPluginModule
{
    void Register(object plugins);
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NebulaPluginAttribute(Type module, int contractVersion) : Attribute
{
    public Type Module { get; } = module;

    public int ContractVersion { get; } = contractVersion;
}
