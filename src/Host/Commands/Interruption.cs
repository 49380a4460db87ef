using System.Diagnostics;
using System.Runtime.InteropServices;
using NebulaBench.Runtime.Platform;

namespace NebulaBench.Host.Commands;

/// <summary>
/// Ctrl-C and SIGTERM. The first one cancels the command's token; a command that has not ended <see cref="Grace"/> later, because it is
/// inside a library that cannot be canceled, is ended with its process. The second one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    public const string Message = "Interrupted. Finished runs are kept, and so is where the others stand; the same command goes on.";

    /// <summary>How long a command may take to end.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1), OthersStep = TimeSpan.FromSeconds(5);
    private static long longestStep;
    private static Interruption? current;

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private volatile bool ended;

    public Interruption()
    {
        current = this;
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public CancellationToken Token => source.Token;

    /// <summary>Tells that other processes have to end first, each after its step: the command waits for them so long.</summary>
    public static void WaitForOthers() => StepTook(OthersStep);

    /// <summary>
    /// Tells how long a step of training took: a command that trains is also given the time to finish a step, after which it keeps a
    /// checkpoint.
    /// </summary>
    public static void StepTook(TimeSpan time) =>
        Interlocked.Exchange(ref longestStep, Math.Max(Interlocked.Read(ref longestStep), Math.Min(time.Ticks, LongestStep.Ticks)));

    /// <summary>Has the process end in the same time after it was asked to stop in another way than by a signal.</summary>
    public static void EndInTime() => current?.StartClock();

    public void Dispose()
    {
        ended = true;
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }
        source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        if (source.IsCancellationRequested)
        {
            return; // the system's own answer to a second signal: the process ends
        }
        signal.Cancel = true;
        StartClock(); // before anything of the command is asked to end, which may take long
        _ = source.CancelAsync();
    }

    // A thread of its own, for the pool's may all be computing.
    private void StartClock() => new Thread(EndLate) { IsBackground = true, Name = "interruption" }.Start();

    private void EndLate()
    {
        var time = Stopwatch.StartNew();
        while (time.Elapsed < Grace + (2 * TimeSpan.FromTicks(Interlocked.Read(ref longestStep))))
        {
            Thread.Sleep(50);
            if (ended)
            {
                return;
            }
        }
        StandardStreams.RestoreTerminal();
        Console.Error.WriteLine(Message);
        ProcessEnd.Now(ExitCodes.Interrupted);
    }
}
