using System.CommandLine;
using NebulaBench.Host.Components;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula docs components</c>: the page <c>docs/components.md</c>, every bundled component with its options.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="console">Where to write.</param>
public sealed class DocsComponentsCommand(IComponentCatalog catalog, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("components", "Write the page docs/components.md.").Handle<DocsComponentsCommand>((command, _, _) => command.Run());

    /// <summary>Writes the page.</summary>
    /// <returns>The exit code, 0.</returns>
    public int Run()
    {
        console.Profile.Out.Writer.Write(ComponentPage.Write(catalog));
        return ExitCodes.Ok;
    }
}
