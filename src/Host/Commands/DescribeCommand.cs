using System.CommandLine;
using System.Text.Json.Nodes;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Schema;
using NebulaBench.Host.ConfigurationErrors;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula describe ID</c>: a component with all its options.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="console">Where to write.</param>
public sealed class DescribeCommand(IComponentCatalog catalog, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var id = new Argument<string>("id") { Description = "A component." };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON schema of its options instead." };
        return new Command("describe", "Explain a component and its options.") { id, schema }.Handle<DescribeCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(id)!, parsed.GetValue(schema)));
    }

    /// <summary>Writes every component with an id; there may be one of each kind.</summary>
    /// <param name="id">The id.</param>
    /// <param name="asSchema">Whether to write the JSON schema of its options; a list of them where there are several.</param>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="NebulaException">NB1202: there is none.</exception>
    public int Run(string id, bool asSchema = false)
    {
        ComponentDescriptor[] found = [.. catalog.Components.Where(component => component.Id == id)];
        if (found.Length == 0)
            throw Unknown(id);
        TextWriter output = console.Profile.Out.Writer;
        if (asSchema)
        {
            output.Write(Schema(found));
            return 0;
        }
        foreach (ComponentDescriptor component in found)
        {
            if (component != found[0])
                output.WriteLine();
            Write(output, component);
        }
        return 0;
    }

    private string Schema(IReadOnlyList<ComponentDescriptor> found)
    {
        JsonObject[] schemas = [.. found.Select(component => ExperimentSchema.For(component, catalog))];
        return ExperimentSchema.Text(schemas is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. schemas]) });
    }

    private static void Write(TextWriter output, ComponentDescriptor component)
    {
        output.WriteLine($"{KindText.For(component.Kind)} {component.Id}");
        output.WriteLine($"  {component.Summary}");
        if (component.Citation is { } citation)
            output.WriteLine($"  cite  {citation}");
        output.WriteLine($"  from  {component.Plugin.Credits} ({component.Plugin.Path})");

        IReadOnlyList<OptionDescription> options = OptionDescription.For(component.Options);
        output.WriteLine(options.Count == 0 ? "  It has no options." : "  options");
        int width = options.Select(option => option.Key.Length).DefaultIfEmpty().Max();
        foreach (OptionDescription option in options)
        {
            string range = option.Range.Length == 0 ? "" : $", {option.Range}";
            string value = option.Default == "required" ? "required" : $"default {option.Default}";
            output.WriteLine($"    {option.Key.PadRight(width)}  {option.Type}{range}; {value}");
            if (option.Description.Length > 0)
                output.WriteLine($"{new string(' ', width + 6)}{option.Description}");
        }
    }

    private NebulaException Unknown(string id)
    {
        // Metrics are too many to name them all.
        string[] known =
        [
            .. catalog.Components.Where(component => component.Kind != ComponentKind.Metric)
                .Select(component => component.Id).Distinct().Order(StringComparer.Ordinal),
        ];
        string[] metrics = [.. catalog.Components.Where(component => component.Kind == ComponentKind.Metric).Select(component => component.Id)];
        string metric = Suggestion.Near(id, metrics) is [string near, ..] ? $" The nearest metric is '{near}'." : " For metrics see 'nebula list metric'.";
        string skipped = catalog.WhyMissing(null, id) is { } reason ? $" {reason}" : "";
        return new NebulaException(ConfigurationCodes.UnknownId, $"there is no component '{id}'.", null,
            Suggestion.Sentence(id, known, "known components") + metric + skipped);
    }
}
