using NebulaBench.Conformance.Points;
using NebulaBench.Launching;

namespace NebulaBench.Conformance.Launchers;

/// <summary>What every launcher must do. Workers are played by a shell; one that hands runs over to others is only asked for a dry run.</summary>
/// <param name="create">Makes the launcher; called several times, with the same options each time.</param>
public sealed class LauncherPoints(Func<ILauncher> create)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilItWorks = TimeSpan.FromSeconds(1);

    /// <summary>The points.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        DryRun,
        new("carries out every open run, once", "Give each run of Open to one worker, and none that is finished or underway.", () => With(CarriesOutEveryOpenRun)),
        new("passes on what workers write", "Report the event of each line of a worker's standard output.", () => With(PassesOnWhatWorkersWrite)),
        new(
            "a lost run costs no other", "When a worker dies, report its run as Lost and have the others carried out by another.",
            () => With(ALostRunCostsNoOther)),
        new(
            "stops when asked", "When canceled, close the workers' input or send them SIGTERM, wait for them, and throw OperationCanceledException.",
            () => With(StopsWhenAsked)),
    ];

    /// <summary>The one point that starts nothing.</summary>
    public ConformancePoint DryRun => new(
        "a dry run starts nothing", "With DryRun, say in Message what would be done, do nothing, and return Completed: false.", () => With(ADryRunStartsNothing))
    {
        IsBasic = true,
    };

    private void ADryRunStartsNothing(PlayedRuns runs)
    {
        LaunchResult result = create().Launch(runs.Request() with { DryRun = true }, runs, CancellationToken.None);
        Require.That(!result.Completed, "Completed is true");
        Require.That(!string.IsNullOrEmpty(result.Message), "there is no Message");
        Require.That(runs.Worked.Count == 0, $"it carried out {Text(runs.Worked)}");
    }

    private void CarriesOutEveryOpenRun(PlayedRuns runs)
    {
        Completed(runs.Request(), runs);
        Require.That(runs.Worked.SequenceEqual(["1", "2", "4"]), $"of 1, 2 and 4 it carried out {Text(runs.Worked)}");
    }

    private void PassesOnWhatWorkersWrite(PlayedRuns runs)
    {
        Completed(runs.Request(), runs);
        int?[] ended = [.. runs.Heard(LaunchEventKind.Ended)];
        Require.That(ended.SequenceEqual([1, 2, 4]), $"1, 2 and 4 ended, it reported {Text(ended)}");
    }

    private void ALostRunCostsNoOther(PlayedRuns runs)
    {
        Completed(runs.Request(deadly: 2), runs);
        int?[] lost = [.. runs.Heard(LaunchEventKind.Lost)], ended = [.. runs.Heard(LaunchEventKind.Ended)];
        Require.That(lost.SequenceEqual([2]), $"the worker of 2 died, it reported the loss of {Text(lost)}");
        Require.That(ended.SequenceEqual([1, 4]), $"1 and 4 ended, it reported {Text(ended)}");
    }

    private void StopsWhenAsked(PlayedRuns runs)
    {
        using var cancellation = new CancellationTokenSource(UntilItWorks);
        ILauncher launcher = create();
        Task<LaunchResult> launch = Task.Run(() => launcher.Launch(runs.Request(endless: 1), runs, cancellation.Token));
        try
        {
            Require.That(launch.Wait(Patience), $"{Patience.TotalSeconds:0} s after it was asked to stop, it has not");
            if (!launch.Result.Completed)
                throw new NotApplicableException("it hands its runs over");
            throw new ConformanceException("it returned as if all runs had ended");
        }
        catch (AggregateException ended) when (ended.InnerException is OperationCanceledException)
        {
            // as it must
        }
    }

    private void Completed(LaunchRequest request, PlayedRuns runs)
    {
        if (!create().Launch(request, runs, CancellationToken.None).Completed)
            throw new NotApplicableException("it hands its runs over");
    }

    private static void With(Action<PlayedRuns> check)
    {
        using var runs = new PlayedRuns();
        check(runs);
    }

    private static string Text<T>(IReadOnlyCollection<T> runs) => runs.Count == 0 ? "none" : string.Join(", ", runs);
}
