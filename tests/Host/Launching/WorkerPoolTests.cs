using NebulaBench.Errors;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Launching;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>Worker processes, played by a shell.</summary>
[Platform("Linux,MacOsX")]
public sealed class WorkerPoolTests
{
    // The last argument is the pipe for events; the standard output is the log's.
    private const string Events = """exec {log}>&1 >&"${!#}"; """;

    private const string ReadyThen = Events + """echo '{"event":"ready"}'; while read run; do """;

    private readonly List<LaunchEvent> events = [];
    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        events.Clear(); // NUnit keeps one instance for all tests
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Work_WorkerThatIsKilled_LosesItsRunAndTheOthersGoOn()
    {
        Work(Shell(ReadyThen + """[ $run = 2 ] && { echo bad >&2; kill -9 $$; }; echo "{\"event\":\"ended\",\"run\":$run}"; done"""), runs: 4, places: 2);

        LaunchEvent lost = events.Single(happened => happened.Event == LaunchEventKind.Lost);
        Assert.That((lost.Run, lost.Log!.Single()), Is.EqualTo((2, "bad")));
        Assert.That(lost.Text, Does.Contain("signal 9 (SIGKILL)"));
        Assert.That(Ended(), Is.EquivalentTo(new[] { 1, 3, 4 }));
    }

    [Test]
    public void Work_WorkerThatEndsWithoutAWord_LosesItsRun()
    {
        Work(Shell(ReadyThen + "exit 3; done"), runs: 2, places: 1);

        Assert.That(events.Where(happened => happened.Event == LaunchEventKind.Lost).Select(happened => happened.Text),
            Has.Exactly(2).Contains("exit code 3"));
    }

    [Test]
    public void Work_WorkerThatEndsWithItsReason_PassesThatOn()
    {
        Work(Shell(ReadyThen + "echo 'NB4302: it ended the program.' >&2; exit 5; done"), runs: 1, places: 1);

        Assert.That(events.Single(happened => happened.Event == LaunchEventKind.Lost).Text, Is.EqualTo(
            "Its process ended with exit code 5: NB4302: it ended the program."));
    }

    [Test]
    public void Work_NoWorkerStarts_SaysWhy() => Assert.That(
        () => Work(Shell("echo 'NB1101: the file is gone' >&2; exit 2"), runs: 4, places: 2),
        Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB4203").And.Message.Contain("NB1101: the file is gone"));

    [Test]
    public void Work_Canceled_AsksWorkersToStopByTheEndOfTheirInput()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        Assert.That(
            () => Work(Shell(Events + """echo '{"event":"ready"}'; read run; cat; echo "{\"event\":\"stopped\",\"run\":$run}" """), 4, 1, cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(events[^1].Event, Is.EqualTo(LaunchEventKind.Stopped));
        Assert.That(events, Has.None.Matches<LaunchEvent>(happened => happened.Event == LaunchEventKind.Lost));
    }

    [Test, CancelAfter(30_000)]
    public void Work_OutputWithoutEndOfLineBeforeAnEvent_HearsTheEvent(CancellationToken cancellation)
    {
        Work(Shell(ReadyThen + """printf 'loading... 37%%' >&"$log"; echo "{\"event\":\"ended\",\"run\":$run}"; done"""), runs: 2, places: 1, cancellation: cancellation);

        Assert.That(Ended(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(File.ReadAllText(Path.Combine(folder, "worker-1.log")), Is.EqualTo("loading... 37%loading... 37%\n"));
    }

    [Test]
    public void Work_EventOnTheStandardOutput_IsOutputLikeAnyOther()
    {
        Work(Shell(ReadyThen + """echo '{"event":"ended","run":1}' >&"$log"; exit 3; done"""), runs: 1, places: 1);

        Assert.That(Ended(), Is.Empty);
        Assert.That(events.Single(happened => happened.Event == LaunchEventKind.Lost).Run, Is.EqualTo(1));
    }

    [Test]
    public void Work_EndOfARunThatTheWorkerDoesNotHave_IsIgnoredWithANote()
    {
        Work(Shell(ReadyThen + """echo '{"event":"ended","run":99}'; echo "{\"event\":\"ended\",\"run\":$run}"; done"""), runs: 1, places: 1);

        Assert.That(Ended(), Is.EqualTo(new[] { 1 }));
        Assert.That(events.Single(happened => happened.Event == LaunchEventKind.Note).Text, Does.Contain("run 99").And.Contain("ignored"));
    }

    [Test]
    public void Work_RunThatAnotherProcessHas_IsLookedAtLast()
    {
        Work(
            Shell(ReadyThen + """if [ $run = 1 ] && [ -z "$met" ]; then met=1; kind=left; else kind=ended; fi; echo "{\"event\":\"$kind\",\"run\":$run}"; done"""),
            runs: 3, places: 1);

        Assert.That(Ended(), Is.EqualTo(new[] { 2, 3, 1 }));
        Assert.That(events.Single(happened => happened.Event == LaunchEventKind.Note).Text, Does.Contain("another process, which has 1 of the runs"));
    }

    [Test]
    public void Work_RunLeftAfterTheOtherWorkerWasReleased_IsStillCarriedOut()
    {
        Work(
            Shell(ReadyThen + """if [ $run = 1 ] && [ ! -e $0/met ]; then touch $0/met; sleep 0.4; kind=left; else kind=ended; fi; echo "{\"event\":\"$kind\",\"run\":$run}"; done; sleep 0.6""", folder),
            runs: 2, places: 2);

        Assert.That(Ended(), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(events, Has.None.Matches<LaunchEvent>(happened => happened.Event == LaunchEventKind.Lost));
    }

    [Test]
    public void Work_WorkerThatHearsOfCtrlCFirst_HasNotLostItsRun()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.That(
            () => Work(
                Shell(ReadyThen + """echo "{\"event\":\"progress\",\"run\":$run}"; exit 130; done"""), 2, 1, cancellation: cancellation.Token,
                heard: happened =>
                {
                    if (happened.Event == LaunchEventKind.Progress)
                    {
                        cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
                    }
                }),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(events, Has.None.Matches<LaunchEvent>(happened => happened.Event == LaunchEventKind.Lost));
    }

    [Test]
    public void Work_LessMemoryThanIsWanted_StartsNothingAndSaysSoOnce()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.That(
            () => Work(Shell("touch started"), 4, 2, needed: long.MaxValue, cancellation: cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(events.Single().Text, Does.Contain("launcher.free_memory").And.Contain("the next run waits"));
        Assert.That(Directory.GetFiles(folder), Is.Empty);
    }

    private void Work(
        WorkCommand command, int runs, int places, long needed = 0, Action<LaunchEvent>? heard = null, CancellationToken cancellation = default) => new WorkerPool(
        Requests.For(runs) with { Work = command, Folder = folder }, new LocalShare(1, new string?[places]), needed, new Listener(events, heard)).Work(cancellation);

    private IEnumerable<int?> Ended() => events.Where(happened => happened.Event == LaunchEventKind.Ended).Select(happened => happened.Run);

    // What follows the script are its arguments, which it does not read.
    private static WorkCommand Shell(string script, string name = "worker") => new(["bash", "-c", script, name]);

    private sealed class Listener(List<LaunchEvent> events, Action<LaunchEvent>? heard) : ILaunchEvents
    {
        public void Report(LaunchEvent happened)
        {
            events.Add(happened);
            heard?.Invoke(happened);
        }
    }
}
