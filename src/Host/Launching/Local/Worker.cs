using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Local;

/// <summary>
/// A worker process. It takes several runs, one after another, because starting it costs more than a small run; a run that brings it down
/// costs only itself, since nobody else is in it.
/// </summary>
public sealed class Worker
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private Worker(Process process, LogTail log) => (this.process, Log) = (process, log);

    /// <summary>The run in hand, or null.</summary>
    public LaunchedRun? Current { get; set; }

    /// <summary>Whether it has said that it is up.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether it has been told to end.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>What it writes beside events.</summary>
    public LogTail Log { get; }

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Starts a worker.</summary>
    /// <param name="command">The command line; it is told on which channel to write events.</param>
    /// <param name="log">The file for what it writes beside events.</param>
    /// <param name="messages">Takes its events; null for its end, after everything that it has written.</param>
    public static Worker Start(IReadOnlyList<string> command, string log, BlockingCollection<(Worker From, LaunchEvent? Event)> messages)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(messages);
        // A channel of their own: what native code writes to the standard output may not end its lines.
        var channel = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), WorkQueue.LeaveOption, EventChannel.Option, channel.GetClientHandleAsString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        channel.DisposeLocalCopyOfClientHandle(); // else its end would never show
        var worker = new Worker(process, new LogTail(log));
        Task[] readers =
        [
            Task.Run(() => ReadEventsAsync(channel, worker, messages)),
            Task.Run(() => worker.Log.FollowAsync(process.StandardOutput)),
            Task.Run(() => worker.Log.FollowAsync(process.StandardError)),
        ];
        _ = Task.Run(async () =>
        {
            await process.WaitForExitAsync().ConfigureAwait(false);
            // Processes that it has left behind may keep its pipes open.
            await Task.WhenAny(Task.WhenAll(readers), Task.Delay(LastWords)).ConfigureAwait(false);
            messages.Add((worker, null));
        });
        return worker;
    }

    private static async Task ReadEventsAsync(Stream channel, Worker worker, BlockingCollection<(Worker From, LaunchEvent? Event)> messages)
    {
        using var reader = new StreamReader(channel);
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (LaunchEvent.Read(line) is { } happened)
            {
                messages.Add((worker, happened));
            }
            else
            {
                worker.Log.Add(line);
            }
        }
    }

    /// <summary>Hands it a run.</summary>
    public void Take(LaunchedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Current = run;
        Try(() =>
        {
            process.StandardInput.WriteLine(run.Number.ToString(CultureInfo.InvariantCulture));
            process.StandardInput.Flush();
        });
    }

    /// <summary>Tells it that there is nothing more to do, or asks it to stop what it does.</summary>
    public void Release()
    {
        IsReleased = true;
        Try(process.StandardInput.Close);
    }

    /// <summary>Ends it at once.</summary>
    public void Kill() => Try(() => process.Kill(entireProcessTree: true));

    // One that is dead already shows by its end.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            return;
        }
    }
}
