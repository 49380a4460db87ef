namespace NebulaBench.Plugins;

/// <summary>A plugin's front door: tells the host which components the plugin brings.</summary>
public interface IPluginModule
{
    /// <summary>Registers every component of the plugin. Must not load data or create tensors.</summary>
    /// <param name="plugins">Where to register.</param>
    void Register(IPluginRegistry plugins);
}
