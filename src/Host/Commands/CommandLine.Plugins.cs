using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace NebulaBench.Host.Commands;

/// <content>Commands for authors of plugins.</content>
internal static partial class CommandLine
{
    private static Command Plugins()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "A plugin's folder, the output folder of its project, or a folder of plugins.",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Command("check", "Load plugins as a run would, try every component on tiny data, and say what is wrong and what would work.") { paths };
        check.SetAction(parsed => WithTensors(parsed, services => services.GetRequiredService<PluginsCheckCommand>().Run(
            parsed.GetValue(paths)!, parsed.GetValue(CommonOptions.Verbose))));
        return new Command("plugins", "Plugins of one's own.") { check };
    }
}
