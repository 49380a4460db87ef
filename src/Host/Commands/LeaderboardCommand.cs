using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Leaderboards;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula leaderboard RUNS</c>: all combinations of a suite in one ranked table.</summary>
/// <param name="console">Where to write.</param>
public sealed class LeaderboardCommand(IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        Argument<string[]> paths = CommonOptions.RunFolders();
        Option<string?> metric = CommonOptions.Text(
            "--metric", "The score to rank by: its key or the key's last part. Default: NMI of k-means fitted to training latents.");
        var format = ChoiceValue.Option<LeaderboardFormat>("--format", "A table, a Markdown page, or comma-separated values.");
        return new Command("leaderboard", "Rank every combination of a suite in one table.") { paths, metric, format }.Handle<LeaderboardCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(paths)!, parsed.GetValue(metric), parsed.GetValue(format)));
    }

    /// <summary>Writes the table.</summary>
    /// <param name="paths">Folders of runs, of experiments, or of several experiments.</param>
    /// <param name="metric">The score that is ranked by; null for the usual one.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(IReadOnlyList<string> paths, string? metric = null, LeaderboardFormat format = LeaderboardFormat.Table)
    {
        var summary = Summary.From(RunStore.List(paths).WithMeasured(), BundledMetrics.Find);
        var board = Leaderboard.From(summary, LeaderboardMetric.Choose(summary, metric));
        switch (format)
        {
            case LeaderboardFormat.Csv:
                console.Profile.Out.Writer.Write(LeaderboardCsv.Write(board));
                break;
            case LeaderboardFormat.Markdown:
                console.Profile.Out.Writer.Write(LeaderboardMarkdown.Write(board));
                break;
            default:
                Show(board);
                break;
        }
        return ExitCodes.Ok;
    }

    private void Show(Leaderboard board)
    {
        var printer = new TablePrinter(console);
        foreach (string line in LeaderboardLines.Above(board))
        {
            printer.Line(line);
        }
        printer.Table(LeaderboardTable.Build(board), whole: true);
        foreach (string line in LeaderboardLines.Below(board))
        {
            printer.Line(line);
        }
        RunResult[] unfinished = [.. board.Summary.Runs.Where(run => !run.Finished)];
        if (unfinished.Length > 0)
        {
            printer.Line("Runs without scores");
            printer.Table(UnfinishedTable.Build(unfinished));
        }
        foreach (NebulaException failure in board.Summary.Unreadable)
        {
            printer.Line($"Cannot be read: {failure.Message}");
        }
    }
}

/// <summary>How <c>nebula leaderboard</c> writes.</summary>
public enum LeaderboardFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>A page.</summary>
    Markdown,

    /// <summary>Comma-separated values, every digit.</summary>
    Csv,
}
