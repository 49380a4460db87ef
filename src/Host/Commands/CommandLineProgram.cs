using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using NebulaBench.Errors;

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
        ParseResult parsed = CommandLine.Create().Parse(arguments);
        using var cancellation = new CancellationTokenSource();
        ConsoleCancelEventHandler interrupt = (_, signal) =>
        {
            // The first Ctrl-C ends the run after the current step, when it has kept a checkpoint; the second ends the program at once.
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        Console.CancelKeyPress += interrupt;

        // What a cluster or a system that shuts down sends is a Ctrl-C.
        using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        });
        try
        {
            // Without its own handling of signals, which ends the program after 2 s whether a step is finished or not.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            int code = parsed.InvokeAsync(invocation, cancellation.Token)
                .GetAwaiter().GetResult();
            return parsed.Errors.Count > 0 ? ExitCodes.Configuration : code;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted. Finished runs are kept, and so is where the others stand; the same command goes on.");
            return ExitCodes.Interrupted;
        }
        catch (NebulaException mistake)
        {
            Console.Error.WriteLine(Explain(mistake, parsed.GetValue(CommonOptions.Verbose)));
            return ExitCodes.Of(mistake);
        }
        catch (Exception defect)
        {
            Console.Error.WriteLine($"NB0000: a defect of the suite: {defect}");
            return ExitCodes.Defect;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    private static string Explain(NebulaException mistake, bool verbose) =>
        verbose ? mistake.ToString() : mistake.Message;
}
