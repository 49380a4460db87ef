using System.CommandLine;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula docs cli</c>: the page <c>docs/cli.md</c>, every command with its arguments and options.</summary>
/// <param name="console">Where to write.</param>
public sealed class DocsCliCommand(IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("cli", "Write the page docs/cli.md.").Handle<DocsCliCommand>((command, _, _) => command.Run());

    /// <summary>Writes the page.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run()
    {
        console.Profile.Out.Writer.Write(CommandPage.Write(CommandLine.Create()));
        return ExitCodes.Ok;
    }
}
