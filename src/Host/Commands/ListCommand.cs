using System.CommandLine;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula list</c>: every component that can be named in an experiment.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="console">Where to write.</param>
public sealed class ListCommand(PluginCatalog catalog, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var kind = ChoiceValue.Argument<ComponentKind>("kind", "Only components of this kind.");
        return new Command("list", "List the components of all plugins, or every metric.") { kind }.Handle<ListCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(kind)));
    }

    /// <summary>Writes the components by kind, then the plugins that were skipped.</summary>
    /// <param name="only">The one kind to list, or null for all.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(ComponentKind? only = null)
    {
        TextWriter output = console.Profile.Out.Writer;
        foreach (ComponentKind kind in only is { } one ? [one] : Enum.GetValues<ComponentKind>())
        {
            ComponentDescriptor[] components = [.. catalog.Components.Where(component => component.Kind == kind)];
            output.WriteLine(components.Length == 0 ? $"{KindText.Several(kind)}: none" : KindText.Several(kind));
            int width = components.Select(component => component.Id.Length).DefaultIfEmpty().Max();
            foreach (ComponentDescriptor component in components)
                Write(output, component, width);
            output.WriteLine();
        }
        foreach (PluginProblem problem in catalog.Problems)
            output.WriteLine($"skipped: {problem}");
        return 0;
    }

    private static void Write(TextWriter output, ComponentDescriptor component, int width)
    {
        string indent = new(' ', width + 4);
        output.WriteLine($"  {component.Id.PadRight(width)}  {component.Summary}");
        if (component.Citation is { } citation)
            output.WriteLine($"{indent}cite {citation}");
        output.WriteLine($"{indent}from {component.Plugin.Credits}");
    }
}
