using System.CommandLine;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Differences;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula diff RUN_A RUN_B</c>: in what two runs differ, and how their scores do.</summary>
/// <param name="console">Where to write.</param>
public sealed class DiffCommand(IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define()
    {
        var a = new Argument<string>("run-a") { Description = "The folder of a run." };
        var b = new Argument<string>("run-b") { Description = "The folder of another run." };
        var format = ChoiceValue.Option<DiffFormat>("--format", "text for people, json for programs.");
        return new Command("diff", "Show how two runs differ: settings, environment, data and scores.") { a, b, format }.Handle<DiffCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(format)));
    }

    /// <summary>Writes the differences.</summary>
    /// <param name="a">The first run's folder.</param>
    /// <param name="b">The second run's folder.</param>
    /// <param name="format">How they are written.</param>
    /// <returns>The exit code, 0, whether they differ or not.</returns>
    public int Run(string a, string b, DiffFormat format = DiffFormat.Text)
    {
        var differences = RunDifferences.Between(RunArgument.Open(a), RunArgument.Open(b), BundledMetrics.Find);
        if (format == DiffFormat.Json)
            console.Profile.Out.Writer.WriteLine(DifferenceJson.Write(differences));
        else
            Write(differences);
        return ExitCodes.Ok;
    }

    private void Write(RunDifferences differences)
    {
        var printer = new TablePrinter(console);
        printer.Line($"A: {Title(differences.A)}");
        printer.Line($"B: {Title(differences.B)}");
        printer.Line(differences.Verdict);
        foreach ((string title, ReportTable table) in DifferenceTables.For(differences))
        {
            printer.Line();
            printer.Line(title);
            printer.Table(table);
        }
    }

    private static string Title(RunResult run) =>
        $"{run.Record.Experiment}/{run.Record.Id}, {run.Status}{(run.Reason is null ? "" : $" ({run.Reason})")}";
}

/// <summary>How <c>nebula diff</c> writes.</summary>
public enum DiffFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}
