using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>Submits runs as a job array and leaves the rest to the cluster. Runs that are in its queue already are not submitted again.</summary>
/// <param name="options">What a task needs.</param>
/// <param name="time">Names the submission.</param>
public sealed class SlurmLauncher(SlurmOptions options, TimeProvider time) : ILauncher
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Underway(string folder) => SlurmQueue.OfMachine.Queued(SlurmSubmission.In(folder)).Keys.ToHashSet();

    /// <inheritdoc/>
    public LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        int queued = request.Runs.Count(run => run is { Finished: false, Underway: true });
        if (!request.Open.Any())
        {
            return new LaunchResult(false, $"All {NumberText.Whole(queued)} runs that are not finished are in the queue already.");
        }
        LaunchedRun[][] tasks = [.. request.Open.Chunk(options.RunsPerTask)];
        string folder = Path.Combine(request.Folder, $"slurm-{time.GetUtcNow():yyyyMMdd-HHmmss-fff}");
        var script = new SlurmScript(options, request, folder);
        return request.DryRun
            ? new LaunchResult(false, script.Array(tasks.Length))
            : Submit(script, tasks, folder, queued);
    }

    private LaunchResult Submit(SlurmScript script, LaunchedRun[][] tasks, string folder, int queued)
    {
        Directory.CreateDirectory(folder);
        string array = Path.Combine(folder, "runs.sh"), report = Path.Combine(folder, "report.sh");
        AtomicFile.WriteText(Path.Combine(folder, "tasks.txt"), string.Concat(tasks.Select(Line)));
        AtomicFile.WriteText(array, script.Array(tasks.Length));
        string job = SlurmTools.Submit(array);
        var submission = new SlurmSubmission { Job = job, Tasks = [.. tasks.Select(task => (IReadOnlyList<string>)[.. task.Select(run => run.Id)])] };
        submission.Write(folder); // before anything else can fail: these runs are in the queue now
        if (options.Collect)
        {
            AtomicFile.WriteText(report, script.Collect());
            (submission with { ReportJob = SlurmTools.Submit(report, $"--dependency=afterany:{job}") }).Write(folder);
        }
        string others = queued == 0 ? "" : $" {NumberText.Whole(queued)} others are in the queue already.";
        return new LaunchResult(false, $"Submitted {NumberText.Whole(tasks.Sum(task => task.Length))} runs as job {job}.{others} 'nebula status' follows them.");
    }

    private static string Line(LaunchedRun[] task) => string.Join(' ', task.Select(run => NumberText.Whole(run.Number))) + "\n";
}
