using System.Diagnostics;
using NebulaBench.Launching;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with a launcher.</summary>
internal enum LauncherFlaw
{
    None,
    RunsInADryRun,
    RepeatsFinishedRuns,
    RepeatsRunsUnderway,
    SaysNothing,
    GivesUpAtALoss,
    HidesThatItWasStopped,
    HandsOver,
}

/// <summary>A launcher of one process for each run, with one flaw.</summary>
internal sealed class SpoiltLauncher(LauncherFlaw flaw) : ILauncher
{
    public LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation)
    {
        if (request.DryRun && flaw != LauncherFlaw.RunsInADryRun)
            return new LaunchResult(false, "It would run.");
        if (flaw == LauncherFlaw.HandsOver)
            return new LaunchResult(false, "Others run.");
        IEnumerable<LaunchedRun> runs = flaw switch
        {
            LauncherFlaw.RepeatsFinishedRuns => request.Runs.Where(run => !run.Underway),
            LauncherFlaw.RepeatsRunsUnderway => request.Runs.Where(run => !run.Finished),
            _ => request.Open,
        };
        foreach (LaunchedRun run in runs)
        {
            bool survived = Work(request.Work.For([run.Number]), events, cancellation);
            if (cancellation.IsCancellationRequested && flaw != LauncherFlaw.HidesThatItWasStopped)
                throw new OperationCanceledException(cancellation);
            if (!survived && flaw == LauncherFlaw.GivesUpAtALoss)
                break;
            if (!survived)
                events.Report(new LaunchEvent { Event = LaunchEventKind.Lost, Run = run.Number });
        }
        return new LaunchResult(!request.DryRun, "It ran.");
    }

    private bool Work(IReadOnlyList<string> command, ILaunchEvents events, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process worker = Process.Start(start)!;
        using CancellationTokenRegistration stop = cancellation.Register(worker.StandardInput.Close);
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            if (flaw != LauncherFlaw.SaysNothing && LaunchEvent.Read(line) is { } happened)
                events.Report(happened);
        }
        worker.WaitForExit();
        return worker.ExitCode == 0;
    }
}
