using System.Collections.Concurrent;
using NebulaBench.Errors;
using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Local;

/// <summary>Hands runs to workers, as many at a time as there are places; a place whose worker dies gets a new one.</summary>
/// <param name="request">The runs.</param>
/// <param name="share">The places.</param>
/// <param name="needed">The memory that must be free before a run is started, in MiB.</param>
/// <param name="events">Is told of everything.</param>
public sealed class WorkerPool(LaunchRequest request, LocalShare share, long needed, ILaunchEvents events)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly BlockingCollection<(Worker From, LaunchEvent? Event)> messages = [];
    private readonly Worker?[] places = new Worker?[share.Devices.Count];
    private readonly List<LaunchedRun> waiting = [.. request.Open];
    private bool anyReady, saidShortage;

    /// <summary>Carries all runs out.</summary>
    public void Work(CancellationToken cancellation)
    {
        Directory.CreateDirectory(request.Folder);
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
                    Hear(message.From, message.Event, stopping);
                }
            }
            while (places.Any(worker => worker is not null) || (waiting.Count > 0 && !stopping));
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
            if (places[place]?.Current is not null)
            {
                continue;
            }
            if (waiting.FirstOrDefault(run => LocalShare.IsSameKind(share.Devices[place], run.Device)) is not { } next)
            {
                places[place]?.Release();
            }
            else if (HasMemory())
            {
                waiting.Remove(next);
                (places[place] ??= Start(place)).Take(next);
            }
        }
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
            events.Report(new LaunchEvent
            {
                Event = LaunchEventKind.Note,
                Text = FormattableString.Invariant($"{free} MiB of memory are free, less than launcher.free_memory ({needed}): the next run waits"),
            });
        }
        return false;
    }

    private void Hear(Worker worker, LaunchEvent? happened, bool stopping)
    {
        if (happened is null)
        {
            Bury(worker, stopping);
            return;
        }
        if (happened.Event == LaunchEventKind.Ready)
        {
            worker.IsReady = anyReady = true;
        }
        if (happened.Event is LaunchEventKind.Ended or LaunchEventKind.Stopped)
        {
            if (happened.Run != worker.Current?.Number)
            {
                events.Report(new LaunchEvent
                {
                    Event = LaunchEventKind.Note,
                    Text = FormattableString.Invariant($"a worker told of the end of run {happened.Run}, which it does not have; ignored"),
                });
                return;
            }
            worker.Current = null;
        }
        events.Report(happened);
    }

    private void Bury(Worker worker, bool stopping)
    {
        places[Array.IndexOf(places, worker)] = null;
        if (stopping || worker.Current is not { } run)
        {
            return;
        }
        if (!anyReady)
        {
            throw new NebulaException(
                "NB4203", $"a worker does not start: {string.Join(' ', worker.Log.Last.TakeLast(3))}".TrimEnd(':', ' '), request.Folder,
                "Mend that, or run with --launcher inline to see more.");
        }
        events.Report(new LaunchEvent
        {
            Event = LaunchEventKind.Lost,
            Run = run.Number,
            Status = "failed",
            Text = ExitText.For(worker.ExitCode),
            Log = worker.Log.Last,
        });
    }

    private void ReleaseAll()
    {
        foreach (Worker worker in places.OfType<Worker>())
        {
            worker.Release();
        }
    }
}
