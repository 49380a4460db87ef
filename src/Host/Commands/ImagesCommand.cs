using System.CommandLine;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula images</c>: what prepares pictures.</summary>
internal sealed class ImagesCommand : ICommandDefinition
{
    static Command ICommandDefinition.Define() => new("images", "Pictures on this machine.");
}
