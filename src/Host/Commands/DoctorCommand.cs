using System.CommandLine;
using NebulaBench.Host.Diagnostics;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula doctor</c>: what was found and what would help.</summary>
/// <param name="doctor">Looks at everything.</param>
/// <param name="console">Where to write.</param>
public sealed class DoctorCommand(Doctor doctor, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("doctor", "Report what was found on this machine, and how to get what is missing.")
            .Handle<DoctorCommand>((command, _, _) => command.Run());

    /// <summary>Writes every check.</summary>
    /// <returns>The exit code: 0, or that of a plugin error if nothing can be trained.</returns>
    public int Run()
    {
        DoctorReport report = doctor.Examine();
        Write(report, console);
        return report.IsUsable ? 0 : ExitCodes.Plugin;
    }

    /// <summary>Writes a report, one check a line: lines are left to the terminal to wrap, so that paths stay whole in files.</summary>
    public static void Write(DoctorReport report, IAnsiConsole console)
    {
        TextWriter output = console.Profile.Out.Writer;
        int width = report.Checks.Max(check => check.Name.Length);
        foreach (DoctorCheck check in report.Checks)
        {
            console.Markup(Word(check.State));
            output.WriteLine($"  {check.Name.PadRight(width)}  {check.Finding}");
            if (check.Remedy is { } remedy)
                output.WriteLine($"{new string(' ', width + 11)}-> {remedy}");
        }
        output.WriteLine();
        output.WriteLine(Conclusion(report));
    }

    private static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "[green]ok     [/]",
        CheckState.Warning => "[yellow]warning[/]",
        _ => "[red]failure[/]",
    };

    private static string Conclusion(DoctorReport report) => (report.Count(CheckState.Failure), report.Count(CheckState.Warning)) switch
    {
        (0, 0) => "Everything is in order.",
        (0, var warnings) => $"Ready to train; warnings: {warnings}.",
        (var failures, var warnings) => $"Not ready to train; failures: {failures}, warnings: {warnings}.",
    };
}
