using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Commands;
using NebulaBench.Host.Tests.Configuration;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Launching;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>What a launcher is asked for.</summary>
public sealed class LaunchSessionTests
{
    private readonly StringWriter errors = new();
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Create()
    {
        folder = new TemporaryFolder();
        errors.GetStringBuilder().Clear(); // NUnit keeps one instance for all tests
    }

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Launch_RunEndsWhileTheLauncherLooksForWhatItHas_IsNeitherOpenNorUnderway()
    {
        var cluster = new Cluster(underway: ["run-2"], ending: () => Finish("run-1"));

        Launch(cluster);

        Assert.That(cluster.Asked!.Open.Select(run => run.Id), Is.EqualTo(new[] { "run-3" }));
        Assert.That(cluster.Asked.Runs.Select(run => (run.Finished, run.Underway)), Is.EqualTo(new[] { (true, false), (false, true), (false, false) }));
    }

    [Test]
    public void Launch_EveryRunUnderway_LeavesItToTheLauncherToSaySo()
    {
        var cluster = new Cluster(underway: ["run-1", "run-2", "run-3"]);

        Launch(cluster);

        Assert.That(cluster.Asked!.Open, Is.Empty);
    }

    [Test]
    public void Launch_EveryRunFinished_AsksForNothing()
    {
        var cluster = new Cluster(underway: []);
        foreach (string id in (string[])["run-1", "run-2", "run-3"])
            Finish(id);

        LaunchResult result = Launch(cluster);

        Assert.That(result.Completed);
        Assert.That(cluster.Asked, Is.Null);
    }

    [Test]
    public void Launch_WarningOfEveryWorker_IsSaidOnce()
    {
        var warning = new LaunchEvent { Event = LaunchEventKind.Warning, Text = "warning: 2 lines that cannot be used were left out" };

        Launch(new Cluster(underway: [], story: [warning, warning]));

        Assert.That(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { warning.Text }));
    }

    private LaunchResult Launch(ILauncher launcher)
    {
        using var files = new ExperimentFolder();
        Experiment experiment = files.With("exp.yaml", ExperimentFolder.Minimal + "seeds: [0, 1, 2]").Load().OrThrow();
        experiment = experiment with { Launcher = experiment.Objectives[0] };
        IdentifiedRun[] runs =
            [.. Planner.Plan(experiment).Select((spec, index) => new IdentifiedRun(new PlannedRun(spec, index + 1, 3), $"run-{index + 1}"))];
        HostSettings settings = HostSettings.Create([], null, null, null);
        var session = new LaunchSession(
            new One(launcher), new WorkCommandLine(settings), new TextConsole().Console, new ConsoleLoggerProvider(errors), new DeviceCheck(settings));
        return session.Launch(
            experiment, new ExperimentArguments("exp.yaml", []), new LaunchPlan(runs, folder.Root), new RunOptions(folder.Root, Force: false),
            new LaunchSettings(Threads: null, DryRun: false), CancellationToken.None);
    }

    private void Finish(string id)
    {
        RunRecord record = SampleRun.Record(id, experiment: "test");
        var run = RunFolder.Create(folder.Root, record);
        run.Write(new ScoreSheet([new("clusters/kmeans/nmi", 0.5)]));
        run.End(record with { Status = RunStatus.Finished });
    }

    private sealed class Cluster(string[] underway, Action? ending = null, LaunchEvent[]? story = null) : ILauncher
    {
        public LaunchRequest? Asked { get; private set; }

        public IReadOnlySet<string> Underway(string folder)
        {
            ending?.Invoke();
            return underway.ToHashSet();
        }

        public LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation)
        {
            Asked = request;
            Array.ForEach(story ?? [], events.Report);
            return new LaunchResult(Completed: false);
        }
    }

    private sealed class One(object component) : IComponentFactory
    {
        public T Create<T>(ComponentSpec spec)
            where T : class => (T)component;
    }
}
