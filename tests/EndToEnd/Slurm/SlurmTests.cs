using System.Diagnostics;
using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests.Slurm;

/// <summary>Runs as a job array of a real Slurm.</summary>
[NonParallelizable]
public sealed class SlurmTests
{
    private const string Experiment = """
        name: array
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture: { id: mlp, widths: [16], hidden: 0 }
        latent_dimension: 4
        objective: [ae, vae]
        seeds: [0, 1, 2, 3, 4, 5]
        training: { epochs: 2, batch_size: 50 }
        baselines: []
        launcher: { id: slurm, partition: main, time: "5", limit: 4 }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private string folder = "";
    private LoopbackSlurm slurm = null!;

    private string Runs => Path.Combine(folder, "runs", "array");

    [SetUp]
    public void Start()
    {
        slurm = LoopbackSlurm.Start();
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "array.yaml"), Experiment);
    }

    [TearDown]
    public void Stop()
    {
        slurm?.Dispose();
        if (folder.Length > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Run_TwelveRunsOfWhichOneIsKilled_EndsAfterARetryWithTwelveFinishedAndOneReport()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "array.yaml");
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Output, Does.Contain("Submitted 12 runs as job"));
        Assert.That(NebulaProcess.Run(folder, "run", "array.yaml").Output, Does.Not.Contain("Submitted").And.Contain("in the queue already"));
        KillOneWorker();
        LoopbackSlurm.WaitUntilEmpty(Patience);

        NebulaProcess status = NebulaProcess.Run(folder, "status", "array.yaml");
        Assert.That(status.Output, Does.Contain("12 runs: ").And.Contain("11 finished").And.Contain("1 failed").And.Contain("SIGKILL"), Logs());
        Assert.That(Report(), Does.Contain("12 runs: ").And.Contain("11 finished"), "The last job has not collected.");

        NebulaProcess retry = NebulaProcess.Run(folder, "retry", "array.yaml");
        Assert.That(retry.Output, Does.Contain("Submitted 1 runs as job"), retry.Errors);
        LoopbackSlurm.WaitUntilEmpty(Patience);

        NebulaProcess again = NebulaProcess.Run(folder, "run", "array.yaml");
        Assert.That(again.ExitCode, Is.Zero, again.Errors + Logs());
        Assert.That(again.Output, Does.Not.Contain("Submitted"));
        Assert.That(Report(), Does.Contain("12 runs: 12 finished"));
        Assert.That(Statuses(), Is.EqualTo(Enumerable.Repeat("finished", 12)));
    }

    [Test]
    public void Run_TaskNearsItsTimeLimit_StopsAndIsPutIntoTheQueueAgain()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "array.yaml", "--set", "seeds=[0]", "--set", "objective=ae", "--set", "training.epochs=1000000", "--set", "launcher.collect=false");
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        WaitFor(() => Directory.Exists(Runs) && Directory.GetFiles(Runs, "log.jsonl", SearchOption.AllDirectories).Length > 0, "No run begins.");
        string job = run.Output.Split("as job ")[1].Split('.')[0];

        // What --signal=B:USR1 has Slurm do before the limit.
        LoopbackSlurm.Run("scancel", "--batch", "--signal=USR1", $"{job}_1");

        WaitFor(() => LoopbackSlurm.Run("scontrol", "show", "job", job).Contains("Restarts=1", StringComparison.Ordinal), "The task is not put back.");
        Assert.That(LoopbackSlurm.Run("squeue", "--noheader", "--array", $"--jobs={job}", "--format=%K"), Does.StartWith("1"), Logs());
        Assert.That(Statuses(), Is.EqualTo(new[] { "running" }), Logs());
    }

    private void KillOneWorker()
    {
        int? found = null;
        WaitFor(() => (found = Workers().Cast<int?>().FirstOrDefault()) is not null, "No worker starts.");
        using var worker = Process.GetProcessById(found!.Value);
        worker.Kill();
    }

    private IEnumerable<int> Workers()
    {
        foreach (string process in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), out int id) && CommandLine(process) is { } line
                && line.Contains(folder, StringComparison.Ordinal) && line.Contains("\0work\0", StringComparison.Ordinal))
            {
                yield return id;
            }
        }
    }

    private static string? CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // it has ended since
        }
    }

    private static void WaitFor(Func<bool> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(watch.Elapsed, Is.LessThan(Patience), otherwise);
            Thread.Sleep(100);
        }
    }

    private string Report() => File.ReadAllText(Path.Combine(Runs, "report", "report.md"));

    private string Logs() => string.Join('\n', Directory.GetFiles(Runs, "*.log", SearchOption.AllDirectories).Select(File.ReadAllText));

    private string[] Statuses() =>
    [
        .. Directory.GetFiles(Runs, "run.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("status").GetString()!),
    ];
}
