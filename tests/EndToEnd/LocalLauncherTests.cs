using System.Diagnostics;
using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs in worker processes, some of which die.</summary>
public sealed class LocalLauncherTests
{
    private const string Experiment = """
        name: workers
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture:
          - { id: mlp, widths: [16], hidden: 0 }
          - { id: deadly, way: [kill, throw, exhaust] }
        latent_dimension: 4
        objective: { id: ae }
        seeds: [0, 1]
        training: { epochs: 1, batch_size: 50 }
        evaluation: { on: test }
        baselines: []
        launcher: { id: local, workers: 2 }
        """;

    private string folder = "";

    private static string Plugin => TestPlugin.Folder("Deadly");

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "workers.yaml"), Experiment);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_WorkersThatDieThrowOrRunOutOfMemory_CostsThoseRunsOnlyAndRetryRunsJustThem()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "workers.yaml", "--plugins", Plugin);

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        JsonElement[] records = Records();
        Assert.That(records.Select(Status), Is.EquivalentTo(Enumerable.Repeat("finished", 2).Concat(Enumerable.Repeat("failed", 6))));
        JsonElement[] killed = [.. records.Where(record => Error(record).StartsWith("NB4201", StringComparison.Ordinal))];
        Assert.That(killed, Has.Length.EqualTo(2));
        Assert.That(Error(killed[0]), Does.Contain("signal 9 (SIGKILL)").And.Contain("nebula retry"));
        Assert.That(killed[0].GetProperty("error").GetProperty("log").EnumerateArray().Select(line => line.GetString()),
            Has.Some.EqualTo("the last words of a worker"));
        Assert.That(records.Select(Error), Has.Exactly(2).Contains("thrown on purpose").And.Exactly(2).Contains("OutOfMemoryException"));
        Assert.That(records.Where(record => Status(record) == "finished").Select(Threads), Is.All.EqualTo(Math.Max(1, Environment.ProcessorCount / 2)));

        NebulaProcess retry = NebulaProcess.Run(folder, "retry", "workers.yaml", "--plugins", Plugin);
        NebulaProcess status = NebulaProcess.Run(folder, "status", "workers.yaml", "--plugins", Plugin);

        Assert.That(retry.ExitCode, Is.EqualTo(5), retry.Errors + retry.Output);
        Assert.That(retry.Output, Does.Contain("6 of 8 runs again.").And.Not.Contain("mlp · ae · seed 0\n"));
        Assert.That(status.Output, Does.Contain("8 runs: 2 finished, 6 failed"));
        Assert.That(File.ReadAllText(Path.Combine(folder, "runs", "workers", "report", "report.md")), Does.Contain("8 runs: ").And.Contain("2 finished").And.Contain("6 failed"));
    }

    [Test]
    public void Run_OneAfterAnotherAndAPluginThatCrashesNatively_CostsItsRunOnly()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "workers.yaml", "--plugins", Plugin, "--launcher", "inline", "--set", "seeds=[0]",
            "--set", "architecture=[{ id: deadly, way: crash }, { id: mlp, widths: [16], hidden: 0 }]");

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        Assert.That(run.Output.Split('\n').Where(line => line.StartsWith("[1/2] failed", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "[1/2] failed: NB4201: architecture 'deadly' of plugin 'Deadly': Its process was ended by signal 11 (SIGSEGV): native code touched memory "
                + "that is not its own. Its log's last lines are recorded with it; 'nebula retry FILE' runs it again.",
        }));
        JsonElement[] records = [.. Records().OrderBy(record => record.GetProperty("position").GetInt32())];
        Assert.That(records.Select(Status), Is.EqualTo(new[] { "failed", "finished" }));
        Assert.That(records[0].GetProperty("error").GetProperty("log").EnumerateArray().Select(line => line.GetString()),
            Has.Some.EqualTo("the last words before a crash"));
    }

    [Test]
    public void Run_OneAfterAnotherWithoutThreads_UsesAsManyAsOneProcessAlone()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "workers.yaml", "--plugins", Plugin, "--launcher", "inline", "--set", "seeds=[0]", "--set", "architecture={ id: mlp, widths: [16] }");
        int inline = Threads(Records().Single());
        NebulaProcess work = NebulaProcess.Run(
            folder, "work", "workers.yaml", "--plugins", Plugin, "--numbers", "1", "--force", "--set", "seeds=[0]", "--set", "architecture={ id: mlp, widths: [16] }");

        Assert.That((run.ExitCode, work.ExitCode), Is.EqualTo((0, 0)), run.Errors + work.Errors);
        Assert.That(inline, Is.EqualTo(Threads(Records().Single())));
    }

    [Test]
    public void Run_WorkersAndOneProcess_GiveTheSameScores()
    {
        string[] common = ["run", "workers.yaml", "--plugins", Plugin, "--threads", "1", "--set", "architecture={ id: mlp, widths: [16] }"];
        NebulaProcess workers = NebulaProcess.Run(folder, [.. common, "--runs", "with", "--launcher", "local", "--set", "launcher.free_memory=1"]);
        NebulaProcess inline = NebulaProcess.Run(folder, [.. common, "--runs", "without", "--launcher", "inline"]);

        Assert.That((workers.ExitCode, inline.ExitCode), Is.EqualTo((0, 0)), workers.Errors + inline.Errors);
        Assert.That(Scores("with"), Has.Length.EqualTo(2).And.EqualTo(Scores("without")));
    }

    [Test]
    public void Work_NumberWithoutLauncher_WritesAnEventOnEachLine()
    {
        NebulaProcess work = NebulaProcess.Run(folder, "work", "workers.yaml", "--plugins", Plugin, "--numbers", "2,5");

        Assert.That(work.ExitCode, Is.EqualTo(5), work.Errors);
        string[] events =
        [
            .. work.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
                .Select(line => $"{line.GetProperty("event").GetString()} {(line.TryGetProperty("run", out JsonElement run) ? run.GetInt32() : 0)}")
                .Where(line => !line.StartsWith("progress", StringComparison.Ordinal)),
        ];
        Assert.That(events, Is.EqualTo(new[] { "ready 0", "started 2", "start_up 2", "epoch 2", "ended 2", "started 5", "ended 5" }));
    }

    [Test]
    public void Work_OtherExperimentThanWasHandedOver_RefusesToWork()
    {
        NebulaProcess work = NebulaProcess.Run(folder, "work", "workers.yaml", "--plugins", Plugin, "--numbers", "1", "--plan", "0123456789abcdef");

        Assert.That(work.ExitCode, Is.EqualTo(2));
        Assert.That(work.Errors, Does.Contain("NB1421").And.Contain("Hand the runs over again"));
    }

    [Test]
    public void Work_AskedToStop_EndsWithItsOwnExitCode()
    {
        using Process worker = NebulaProcess.Start(
            folder, "work", "workers.yaml", "--plugins", Plugin, "--numbers", "1", "--set", "training.epochs=100000");
        for (string? line = ""; line?.Contains("\"epoch\"", StringComparison.Ordinal) == false;)
        {
            line = worker.StandardOutput.ReadLine();
        }
        Process.Start("kill", ["-USR1", $"{worker.Id}"]).WaitForExit();

        string rest = worker.StandardOutput.ReadToEnd();
        Assert.That(worker.WaitForExit(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(worker.ExitCode, Is.EqualTo(75));
        Assert.That(rest, Does.Contain("\"stopped\""));
    }

    [Test]
    public void Run_DevicesOfAnotherKind_SaysWhatWouldWork()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "workers.yaml", "--plugins", Plugin, "--set", "launcher.devices=['cuda:0']");

        Assert.That(run.ExitCode, Is.EqualTo(5));
        Assert.That(run.Errors, Does.Contain("NB4204").And.Contain("run 1 computes on cpu").And.Contain("Set training.device to cuda:0"));
    }

    private JsonElement[] Records() =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "runs", "workers"), "run.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement),
    ];

    private string[] Scores(string runs) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, runs), "scores.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    private static string Status(JsonElement record) => record.GetProperty("status").GetString()!;

    private static int Threads(JsonElement record) => record.GetProperty("environment").GetProperty("threads").GetInt32();

    private static string Error(JsonElement record) => record.TryGetProperty("error", out JsonElement error)
        ? $"{error.GetProperty("code").GetString()}: {error.GetProperty("message").GetString()}"
        : "";
}
