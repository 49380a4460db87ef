using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula export</c>: runs in the formats of other programs.</summary>
internal sealed class ExportCommand : ICommandDefinition
{
    static Command ICommandDefinition.Define() => new("export", "Export runs for other programs, from their folders alone.");
}
