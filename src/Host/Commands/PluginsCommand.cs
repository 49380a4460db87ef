using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula plugins</c>: what authors of plugins use.</summary>
internal sealed class PluginsCommand : ICommandDefinition
{
    static Command ICommandDefinition.Define() => new("plugins", "Your own plugins.");
}
