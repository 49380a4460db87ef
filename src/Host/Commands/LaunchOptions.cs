using System.CommandLine;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Configuration.Sources;

namespace NebulaBench.Host.Commands;

/// <summary>The options of commands that carry runs out.</summary>
internal static class LaunchOptions
{
    private static readonly Option<string?> Launcher = new("--launcher")
    {
        Description = "How runs are executed: inline (one after another), local (several at a time), slurm (a job array), or by a plugin's launcher.",
    };

    private static readonly Option<int?> Workers = NumberOption.Create<int>(
        "--workers", "Number of worker processes; implies --launcher local.",
        1, NumberOption.MostParallel, $"this machine has {Environment.ProcessorCount} cores");

    private static readonly Option<string?> Devices = new("--devices")
    {
        Description = "Devices assigned to the workers in turn, such as cuda:0,cuda:1; also sets training.device to the first.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be done: the job script or the workers' command lines." };

    public static Option<string> Runs { get; } = new("--runs") { Description = "The folder that holds the run folders.", DefaultValueFactory = _ => "runs" };

    public static Option<bool> Force() => new("--force") { Description = "Repeat finished runs." };

    public static void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Launcher, Workers, Devices, DryRun])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The experiment as the command line asks for it. A device decides what a run is, so that it reaches the workers as an override.</summary>
    public static ExperimentArguments Experiment(ParseResult parsed)
    {
        string[] devices = parsed.GetValue(Devices)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        IEnumerable<string> device = devices.Length > 0 ? [$"training.device='{devices[0]}'"] : [];
        return new ExperimentArguments(parsed.GetValue(CommonOptions.File)!, [.. parsed.GetValue(CommonOptions.Set) ?? [], .. device])
        {
            Launcher = new LauncherChoice(parsed.GetValue(Launcher), parsed.GetValue(Workers), devices),
        };
    }

    public static LaunchSettings Wishes(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Threads), parsed.GetValue(DryRun));
}
