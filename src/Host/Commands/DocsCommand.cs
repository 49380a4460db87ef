using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula docs</c>: pages of the documentation that the program writes.</summary>
internal sealed class DocsCommand : ICommandDefinition
{
    static Command ICommandDefinition.Define() => new("docs", "Write pages of the documentation.") { Hidden = true };
}
