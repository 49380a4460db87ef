using System.CommandLine;
using NebulaBench.Conformance.Points;
using NebulaBench.Host.Checking;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Plugins;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula plugins check PATH</c>: loads plugins as the program does and tries every component on tiny data.</summary>
/// <param name="check">Tries components.</param>
/// <param name="builtIn">What the program brings itself.</param>
/// <param name="console">Where to write.</param>
public sealed class PluginsCheckCommand(ComponentCheck check, IEnumerable<IPluginModule> builtIn, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "A plugin's folder, the output folder of its project, or a folder of plugins.",
            Arity = ArgumentArity.OneOrMore,
        };
        return new Command("check", "Load plugins as a run would, try every component on tiny data, and report what is wrong and how to fix it.") { paths }
            .HandleWithTensors<PluginsCheckCommand>(
                (command, parsed, _) => command.Run(parsed.GetValue(paths)!, parsed.GetValue(CommonOptions.Verbose)));
    }

    private readonly Dictionary<Outcome, int> counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0);

    /// <summary>Writes a line for each point, with the remedy where it failed.</summary>
    /// <param name="paths">Folders of plugins.</param>
    /// <param name="verbose">Whether what components threw is shown whole.</param>
    /// <returns>The exit code: 0, or that of a plugin error if anything failed.</returns>
    public int Run(IReadOnlyList<string> paths, bool verbose = false)
    {
        TextWriter output = console.Profile.Out.Writer;
        var found = PluginsToCheck.Load(paths, builtIn);
        foreach (PluginProblem problem in found.Problems)
        {
            output.WriteLine($"plugin {problem.Name} ({problem.Path})");
            Write(output, new Finding("can be loaded", Outcome.Fail, $"{problem.Code}: {problem.Cause}", problem.Remedy) { Failure = problem.Failure }, verbose);
        }
        foreach (PluginDescriptor plugin in found.Plugins)
        {
            output.WriteLine($"plugin {plugin.Name} {plugin.Version} ({plugin.Path})");
            Write(output, new Finding("can be loaded", Outcome.Pass), verbose);
            foreach (ComponentDescriptor component in found.Components.Where(component => component.Plugin == plugin))
            {
                output.WriteLine($"{KindText.For(component.Kind)} {component.Id}");
                foreach (Finding finding in check.Findings(component))
                    Write(output, finding, verbose);
            }
        }
        output.WriteLine();
        output.WriteLine($"{counts[Outcome.Pass]} passed, {counts[Outcome.Fail]} failed, {counts[Outcome.Skip]} skipped.");
        return counts[Outcome.Fail] > 0 ? ExitCodes.Plugin : ExitCodes.Ok;
    }

    private void Write(TextWriter output, Finding finding, bool verbose)
    {
        counts[finding.Outcome]++;
        string cause = finding.Cause is null ? "" : $": {finding.Cause.TrimEnd('.')}.";
        output.WriteLine($"  {finding.Outcome.ToString().ToLowerInvariant()}  {finding.Point}{cause}");
        if (finding.Remedy is { } remedy)
            output.WriteLine($"        -> {remedy}");
        if (verbose && finding.Failure is { } failure)
            output.WriteLine(failure.ToString());
    }
}
