using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Launching;
using NebulaBench.Launching;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Commands;

/// <summary>Records the runs that a launcher has lost, and passes everything on to what shows it.</summary>
/// <param name="plan">The runs.</param>
/// <param name="view">Shows what happens.</param>
/// <param name="warn">Takes the workers' warnings.</param>
internal sealed class LaunchRecorder(LaunchPlan plan, ILaunchEvents view, Action<string> warn) : ILaunchEvents
{
    private readonly List<string> lost = [];

    /// <summary>Why runs have no folder that could tell.</summary>
    public IReadOnlyList<string> Lost => lost;

    public void Report(LaunchEvent happened)
    {
        if (happened is { Event: LaunchEventKind.Ended, Status: "failed", Run: { } failed, Text: { } why } && plan.Find(plan.Runs[failed - 1]) is null)
        {
            lost.Add(why);
        }
        if (happened is { Event: LaunchEventKind.Warning, Text: { } warning })
        {
            warn(warning);
        }
        if (happened.Event == LaunchEventKind.Ready)
        {
            Interruption.WaitForOthers();
        }
        if (happened.Run is { } unknown && (unknown < 1 || unknown > plan.Runs.Count))
        {
            view.Report(new LaunchEvent
            {
                Event = LaunchEventKind.Note,
                Text = FormattableString.Invariant($"the launcher told of a run {unknown}, which the experiment does not have; ignored"),
            });
            return;
        }
        if (happened is { Event: LaunchEventKind.Lost, Run: { } number })
        {
            RunFolder folder = LostRuns.Record(plan.Runs[number - 1], plan.Root, happened.Text ?? "Its process died.", happened.Log ?? []);
            view.Report(happened with { Status = RunJson.Name(folder.Record.Status), Text = RunCaption.Outcome(folder, reused: false) });
            return;
        }
        view.Report(happened);
    }
}
