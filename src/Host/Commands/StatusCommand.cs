using System.CommandLine;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Errors;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula status EXPERIMENT-or-RUNS</c>: how far every run is, from run folders and a cluster's queue.</summary>
/// <param name="loader">Reads experiments.</param>
/// <param name="data">Tells the hashes of data.</param>
/// <param name="console">Where to write.</param>
/// <param name="queue">The cluster's queue.</param>
public sealed class StatusCommand(ExperimentLoader loader, LoadedDataCache data, IAnsiConsole console, SlurmQueue queue) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var what = new Argument<string>("what") { Description = "The experiment's YAML file, or a folder of runs." };
        return new Command("status", "Show the progress of every run, from run folders and the cluster's queue.")
        {
            what, CommonOptions.Set, LaunchOptions.Runs,
        }.HandleWithTensors<StatusCommand>((command, parsed, _) => command.Run(
            new ExperimentArguments(parsed.GetValue(what)!, parsed.GetValue(CommonOptions.Set) ?? []), parsed.GetValue(LaunchOptions.Runs)!));
    }

    private const string NotStarted = "not started";

    /// <summary>Shows the runs of an experiment.</summary>
    /// <param name="arguments">The experiment, or a folder of runs where there is a folder of that name.</param>
    /// <param name="root">The folder that holds the run folders.</param>
    public int Run(ExperimentArguments arguments, string root)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Directory.Exists(arguments.File) ? OfFolder(arguments.File) : OfExperiment(arguments, root);
    }

    private int OfFolder(string path)
    {
        RunListing listing = RunStore.List(path);
        IReadOnlyList<SlurmSubmission> submissions = SlurmSubmission.In(path);
        Show(submissions, [.. listing.Runs.OrderBy(run => run.Record.Position).Select(run => new Line(
            run.Record.Position, run.Record.Id, $"{run.Record.Experiment} · {run.Record.Id}", run))]);
        foreach (NebulaException failure in listing.Unreadable)
        {
            console.Profile.Out.Writer.WriteLine($"Cannot be read: {failure.Message}");
        }
        return ExitCodes.Ok;
    }

    private int OfExperiment(ExperimentArguments arguments, string root)
    {
        IReadOnlyList<RunSpec> specs = Planner.Plan(loader.Load(arguments));
        var plan = LaunchPlan.From(specs, new RunOptions(root, Force: false), data);
        Show(
            SlurmSubmission.In(Path.Combine(root, specs[0].Experiment)),
            [.. plan.Runs.Select(run => new Line(run.Planned.Number, run.Id, RunCaption.Title(run.Planned.Spec), plan.Find(run)))]);
        return ExitCodes.Ok;
    }

    private void Show(IReadOnlyList<SlurmSubmission> submissions, IReadOnlyList<Line> lines)
    {
        IReadOnlyDictionary<string, string> queued = queue.Queued(submissions), ended = queue.Ended(submissions);
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("run", "", "status", "");
        var counts = new List<string>();
        foreach (Line line in lines)
        {
            (string status, string detail) = Status(line, queued.GetValueOrDefault(line.Id), ended.GetValueOrDefault(line.Id));
            counts.Add(status);
            table.AddRow(
                NumberText.Whole(line.Number), Markup.Escape(ControlCharacters.Show(line.Label)), status, Markup.Escape(ControlCharacters.Show(detail)));
        }
        console.Write(table);
        string summary = string.Join(", ", counts.CountBy(status => status).Select(count => $"{NumberText.Whole(count.Value)} {count.Key}"));
        console.Profile.Out.Writer.WriteLine($"{NumberText.Whole(lines.Count)} runs: {summary}");
    }

    private static (string Status, string Detail) Status(Line line, string? queued, string? ended)
    {
        string cluster = queued is { } state ? $"slurm: {state}" : ended is { } last ? $"slurm: {last}" : "";
        if (line.Folder is not { } folder)
        {
            return (queued is null ? NotStarted : "queued", cluster);
        }
        RunRecord record = folder.Record;
        return record.Status switch
        {
            RunStatus.Finished => ("finished", ""),
            RunStatus.Running when queued == "pending" => ("queued", $"goes on after {Epochs(folder)}"),
            RunStatus.Running when RunLock.IsTaken(folder.FullPath) => ("running", Joined(Epochs(folder), RunLock.OwnerOf(folder.FullPath)?.Text, cluster)),
            // On another machine, whose locks this one may not see.
            RunStatus.Running when queued is not null => ("running", Joined(Epochs(folder), cluster)),
            RunStatus.Running => ("broken off", Joined(Epochs(folder), "nobody works on it: 'nebula run' goes on with it", cluster)),
            _ => (RunJson.Name(record.Status), $"{record.Error?.Code}: {record.Error?.Message}"),
        };
    }

    private static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string Epochs(RunFolder folder)
    {
        return $"{Count(folder)} epochs, started {folder.Record.Started.ToLocalTime():yyyy-MM-dd HH:mm}";
    }

    private static string Count(RunFolder folder)
    {
        try
        {
            return NumberText.Whole(File.Exists(folder.PathOf(RunFileNames.Log)) ? folder.ReadLog().Count : 0);
        }
        catch (NebulaException failure)
        {
            return $"{failure.Code}:"; // one log that cannot be read must not hide the other runs
        }
    }

    private sealed record Line(int Number, string Id, string Label, RunFolder? Folder);
}
