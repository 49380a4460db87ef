using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Execution;
using NebulaBench.Runtime.Platform;

namespace NebulaBench.Host.Commands;

/// <summary>The program: parses the command line, runs one command, turns its failure into a message and an exit code.</summary>
public static class CommandLineProgram
{
    /// <summary>Runs the program.</summary>
    /// <returns>The exit code, see <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] arguments)
    {
        // Numbers are written one way everywhere: files made on one machine are read on another.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        StandardStreams.Install();
        ParseResult parsed = CommandLine.Parse(arguments);
        if (parsed.Action is ParseErrorAction && UsageErrors.Lines(parsed) is { Count: > 0 } mistakes && !AsksForHelp(parsed))
        {
            foreach (string line in mistakes)
            {
                Console.Error.WriteLine(line);
            }
            return ExitCodes.Configuration;
        }
        using var interruption = new Interruption();
        ExitGuard.Install(EndFromWithin);
        using var guard = ExitGuard.Begin(EndedFromWithin, interruption.Token);
        try
        {
            // Without the library's own handling of signals, which ends the program after 2 s whether a step is finished or not.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            int code = parsed.InvokeAsync(invocation, interruption.Token)
                .GetAwaiter().GetResult();
            return parsed.Errors.Count > 0 ? ExitCodes.Configuration : code;
        }
        catch (Exception failure)
        {
            return Report(failure, parsed.GetValue(CommonOptions.Verbose), interruption.Token);
        }
    }

    // Where no run was under way that could be recorded: a plugin's module, or a dataset before its runs.
    private static NebulaException EndedFromWithin() => new(
        "NB2023", "a plugin or a library ended the program (Environment.Exit).", remedy: "Leave the plugins that you have added out, one after the other, to find it; show this to its author.");

    private static void EndFromWithin(NebulaException what)
    {
        StandardStreams.RestoreTerminal();
        Console.Out.Flush();
        Console.Error.WriteLine(what.Message);
        Environment.ExitCode = ExitCodes.For(what);
        ProcessEnd.Now(Environment.ExitCode); // the runtime keeps the code that the caller named
    }

    // A group of commands without one of them, or the program's name alone: its help says more than a line.
    private static bool AsksForHelp(ParseResult parsed) =>
        parsed.CommandResult.Command is { Action: null, Subcommands.Count: > 0 } && parsed.Errors.Count == 1 && parsed.UnmatchedTokens.Count == 0;

    private static int Report(Exception failure, bool verbose, CancellationToken cancellation)
    {
        Exception cause = failure is AggregateException { InnerExceptions: [var only] } ? only : failure;
        switch (cause)
        {
            case OperationCanceledException when cancellation.IsCancellationRequested:
                Console.Error.WriteLine(Interruption.Message);
                return ExitCodes.Interrupted;
            case NebulaException mistake:
                Console.Error.WriteLine(Explain(mistake, verbose));
                return ExitCodes.For(mistake);
            case IOException or UnauthorizedAccessException:
                Console.Error.WriteLine(Explain(SystemErrors.NotUsable(cause), verbose));
                return ExitCodes.SomeRunsFailed;
            case OutOfMemoryException:
                Console.Error.WriteLine(Explain(SystemErrors.NoMemory(cause), verbose));
                return ExitCodes.SomeRunsFailed;
            default:
                Console.Error.WriteLine($"NB0000: a defect of the suite: {failure}");
                return ExitCodes.Defect;
        }
    }

    private static string Explain(NebulaException mistake, bool verbose) =>
        verbose ? mistake.ToString() : mistake.Message;
}
