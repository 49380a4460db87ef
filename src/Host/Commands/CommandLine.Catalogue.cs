using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Commands;

/// <content>The commands that say what there is.</content>
internal static partial class CommandLine
{
    private static Command List()
    {
        var kind = new Argument<ComponentKind?>("kind") { Description = "Only components of this kind.", Arity = ArgumentArity.ZeroOrOne };
        var markdown = new Option<bool>("--markdown") { Description = "Write the page docs/metrics.md." };
        var metrics = new Command("metrics", "List every metric.") { markdown };
        metrics.SetAction(parsed => With(parsed, services => services.GetRequiredService<MetricsCommand>().Run(parsed.GetValue(markdown))));
        var command = new Command("list", "List every component that the plugins bring, or every metric.") { kind, metrics };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<ListCommand>().Run(parsed.GetValue(kind))));
        return command;
    }

    private static Command Describe()
    {
        var id = new Argument<string>("id") { Description = "A component." };
        var schema = new Option<bool>("--schema") { Description = "Write the JSON schema of its options instead." };
        var command = new Command("describe", "Explain a component and its options.") { id, schema };
        command.SetAction(parsed => With(parsed, services =>
            services.GetRequiredService<DescribeCommand>().Run(parsed.GetValue(id)!, parsed.GetValue(schema))));
        return command;
    }

    private static Command Schema()
    {
        Option<string?> target = File("--out", "The file to write it to; shown if not given.");
        var command = new Command("schema", "Write the JSON schema of experiments with the installed plugins, for editors.") { target };
        command.SetAction(parsed => With(parsed, services => services.GetRequiredService<SchemaCommand>().Run(parsed.GetValue(target))));
        return command;
    }
}
