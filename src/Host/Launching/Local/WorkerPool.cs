using System.Collections.Concurrent;
using NebulaBench.Errors;
using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Launching.Local;

/// <summary>
/// Hands runs to workers, as many at a time as there are places; a place whose worker dies gets a new one. Runs that another process has are left to
/// it and looked at last, so that several processes share the work of one experiment.
/// </summary>
/// <param name="request">The runs.</param>
/// <param name="share">The places.</param>
/// <param name="needed">The memory that must be free before a run is started, in MiB.</param>
/// <param name="events">Is told of everything.</param>
public sealed class WorkerPool(LaunchRequest request, LocalShare share, long needed, ILaunchEvents events)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly BlockingCollection<(Worker From, LaunchEvent? Event)> messages = [];
    private readonly Worker?[] places = new Worker?[share.Devices.Count];
    private readonly List<LaunchedRun> waiting = [.. request.Open], left = [];
    private bool anyReady, saidShortage, saidLeft;

    /// <summary>Carries all runs out.</summary>
    public void Work(CancellationToken cancellation)
    {
        try
        {
            bool stopping = false;
            do
            {
                if (cancellation.IsCancellationRequested && !stopping)
                {
                    stopping = true;
                    ReleaseAll();
                }
                if (!stopping)
                {
                    HandOut();
                }
                if (messages.TryTake(out (Worker From, LaunchEvent? Event) message, Beat))
                {
                    Hear(message.From, message.Event, cancellation);
                }
            }
            while (places.Any(worker => worker is not null) || (waiting.Count + left.Count > 0 && !stopping));
        }
        catch
        {
            foreach (Worker worker in places.OfType<Worker>())
            {
                worker.Kill();
            }
            throw;
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private void HandOut()
    {
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place] is { } busy && (busy.Current is not null || busy.IsReleased))
            {
                continue;
            }
            if ((Next(waiting, place) ?? NextLeft(place)) is not { } next)
            {
                places[place]?.Release();
            }
            else if (HasMemory())
            {
                _ = waiting.Remove(next) || left.Remove(next);
                (places[place] ??= Start(place)).Take(next);
            }
        }
    }

    private LaunchedRun? Next(List<LaunchedRun> runs, int place) => runs.Find(run => LocalShare.IsSameKind(share.Devices[place], run.Device));

    private LaunchedRun? NextLeft(int place)
    {
        if (left.Count > 0 && !saidLeft)
        {
            saidLeft = true;
            Note($"waits for another process, which has {NumberText.Whole(left.Count)} of the runs");
        }
        return Next(left, place);
    }

    private Worker Start(int place) => Worker.Start(
        request.Work.FromInput(share.Threads, share.Devices[place]),
        Path.Combine(request.Folder, FormattableString.Invariant($"worker-{place + 1}.log")), messages);

    private bool HasMemory()
    {
        if (needed <= 0 || AvailableMemory.Mebibytes() is var free && free >= needed)
        {
            saidShortage = false;
            return true;
        }
        if (!saidShortage)
        {
            saidShortage = true;
            Note(FormattableString.Invariant($"{free} MiB of memory are free, less than launcher.free_memory ({needed}): the next run waits"));
        }
        return false;
    }

    private void Hear(Worker worker, LaunchEvent? happened, CancellationToken cancellation)
    {
        if (happened is null)
        {
            Bury(worker, cancellation);
            return;
        }
        if (happened.Event == LaunchEventKind.Ready)
        {
            worker.IsReady = anyReady = true;
        }
        if (happened.Event is LaunchEventKind.Ended or LaunchEventKind.Stopped or LaunchEventKind.Left)
        {
            if (worker.Current is not { } run || happened.Run != run.Number)
            {
                Note(FormattableString.Invariant($"a worker told of the end of run {happened.Run}, which it does not have; ignored"));
                return;
            }
            worker.Current = null;
            if (happened.Event == LaunchEventKind.Left)
            {
                left.Add(run);
            }
        }
        events.Report(happened);
    }

    private void Bury(Worker worker, CancellationToken cancellation)
    {
        places[Array.IndexOf(places, worker)] = null;
        // A terminal's Ctrl-C reaches workers too, and one may end before this process has heard of it.
        if (worker.Current is not { } run || cancellation.WaitHandle.WaitOne(Beat))
        {
            return;
        }
        if (!anyReady)
        {
            throw new NebulaException(
                "NB4203", $"a worker does not start: {string.Join(' ', worker.Log.Last.TakeLast(3))}".TrimEnd(':', ' '), request.Folder,
                "Mend that; all that it wrote is in worker-1.log there.");
        }
        events.Report(new LaunchEvent
        {
            Event = LaunchEventKind.Lost,
            Run = run.Number,
            Status = "failed",
            Text = ExitText.For(worker.ExitCode, worker.Log.Last),
            Log = worker.Log.Last,
        });
    }

    private void Note(string text) => events.Report(new LaunchEvent { Event = LaunchEventKind.Note, Text = text });

    private void ReleaseAll()
    {
        foreach (Worker worker in places.OfType<Worker>())
        {
            worker.Release();
        }
    }
}
