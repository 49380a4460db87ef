using System.CommandLine;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula report RUNS</c>: the report of runs that were made earlier, here or elsewhere.</summary>
public sealed class ReportCommand(IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Argument<string[]> paths = CommonOptions.RunFolders();
        var target = new Option<string>("--out") { Description = "The report's folder.", DefaultValueFactory = _ => "report" };
        var neighbors = new Option<bool>("--tsne") { Description = "Also show latents by t-SNE, which takes seconds per run." };
        return new Command("report", "Rewrite the report of finished runs, from their folders alone.") { paths, target, neighbors }
            .Handle<ReportCommand>((command, parsed, _) =>
                command.Run(parsed.GetValue(paths)!, parsed.GetValue(target)!, parsed.GetValue(neighbors)));
    }

    /// <summary>Writes a report.</summary>
    /// <param name="paths">Folders of runs, of experiments, or of several experiments.</param>
    /// <param name="target">The report's folder.</param>
    /// <param name="neighbors">Whether latents are also placed by t-SNE.</param>
    public int Run(IReadOnlyList<string> paths, string target, bool neighbors)
    {
        var summary = Summary.From(RunStore.List(paths).WithMeasured(), BundledMetrics.Find);
        ReportContent content = ReportContent.From(summary) with { Neighbors = neighbors };
        string page = ReportWriter.Write(content, target);
        ConsoleReport.Write(console, content);
        console.Profile.Out.Writer.WriteLine($"Report: {page}");
        return ExitCodes.Ok;
    }
}
