using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(SilentRegisterModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class SilentRegisterModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<StubArchitecture, NoOptions>("silent", "A model of a plugin that fails without a word.");
        throw new MessagelessException();
    }
}

/// <summary>An exception without a message.</summary>
public sealed class MessagelessException : Exception
{
    public override string Message => null!;
}
