using System.Diagnostics;
using NebulaBench.Errors;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Launching;

/// <summary>Records runs whose process died: nobody is left in it who could.</summary>
public static class LostRuns
{
    /// <summary>NB4201: the process of a run died.</summary>
    public const string Code = "NB4201";

    private const string Remedy = "Its log's last lines are recorded with it; 'nebula retry FILE' runs it again.";

    /// <summary>Records that a run failed, unless it has ended in the meantime.</summary>
    /// <param name="run">The run.</param>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="what">What its process died of, a sentence.</param>
    /// <param name="log">The last lines that it wrote.</param>
    /// <returns>The run's folder.</returns>
    public static RunFolder Record(IdentifiedRun run, string root, string what, IReadOnlyList<string> log)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunSpec spec = run.Planned.Spec;
        RunFolder folder = new LaunchPlan([run], root).Find(run)
            ?? RunFolder.Create(root, RunRecordFactory.Begin(spec, run.Id, run.Planned.Number, data: null), replace: true);
        if (folder.Record.Status == RunStatus.Running)
        {
            var watch = new RunTimer(Stopwatch.GetTimestamp());
            RunRecord failed = RunRecordFactory.Fail(folder.Record, new NebulaException(Code, what, ComponentFault.NotBundled(ComponentFault.ComponentsOf(spec)), Remedy), watch);
            folder.End(failed with { Error = failed.Error! with { Log = log }, Timings = null, PeakMemoryBytes = null });
        }
        return folder;
    }
}
