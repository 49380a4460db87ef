using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Runs;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula report RUNS</c>: the report of runs that were made earlier, here or elsewhere.</summary>
public sealed class ReportCommand(IAnsiConsole console)
{
    /// <summary>Writes a report.</summary>
    /// <param name="paths">Folders of runs, of experiments, or of several experiments.</param>
    /// <param name="target">The report's folder.</param>
    /// <param name="neighbours">Whether latents are also placed by t-SNE.</param>
    public int Run(IReadOnlyList<string> paths, string target, bool neighbours)
    {
        OptionRange.RequirePath("--out", target);
        var summary = Summary.Of(RunStore.List(paths), MetricCatalogue.Find);
        ReportContent content = ReportContent.Of(summary) with { Neighbours = neighbours };
        string page = ReportWriter.Write(content, target);
        ConsoleReport.Write(console, content);
        console.Profile.Out.Writer.WriteLine($"Report: {page}");
        return ExitCodes.Ok;
    }
}
