using System.Diagnostics;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Ctrl-C, and several processes on one experiment.</summary>
[NonParallelizable]
[Platform("Linux,MacOsX")]
public sealed class InterruptionTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "six.yaml"), SixRuns.Yaml);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("INT")]
    [TestCase("TERM")]
    public void Run_Interrupted_KeepsWhereItStandsAndGoesOn(string signal)
    {
        string[] one = ["run", "six.yaml", "--threads", "1", "--set", "seeds=[0]", "--set", "objective=vae", "--set", "training.checkpoint_every=0"];
        NebulaProcess.Run(folder, [.. one, "--runs", "undisturbed"]);

        using Process process = NebulaProcess.Start(folder, [.. one, "--runs", "interrupted"]);
        NebulaProcess.ReadUntil(process, "epoch 3/");
        Send(process, signal);
        NebulaProcess interrupted = NebulaProcess.End(process);
        NebulaProcess resumed = NebulaProcess.Run(folder, [.. one, "--runs", "interrupted"]);

        Assert.That(interrupted.ExitCode, Is.EqualTo(130), interrupted.Output + interrupted.Errors);
        Assert.That(interrupted.Errors, Does.Contain("the same command goes on"));
        Assert.That(resumed.ExitCode, Is.Zero, resumed.Errors);
        Assert.That(resumed.Output, Does.Contain("goes on from its checkpoint at epoch"));
        Assert.That(SixRuns.Results(Path.Combine(folder, "interrupted")), Is.EqualTo(SixRuns.Results(Path.Combine(folder, "undisturbed"))));
        string run = SixRuns.Folders(Path.Combine(folder, "interrupted")).Values.Single();
        Assert.That(Path.Combine(run, "checkpoint"), Does.Not.Exist);
        Assert.That(File.ReadAllText(Path.Combine(run, "run.json")), Does.Contain("\"resumptions\""));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public void Score_Interrupted_EndsWithinSeconds(string signal)
    {
        File.WriteAllLines(Path.Combine(folder, "z.csv"), Enumerable.Range(0, 20_000).Select(row =>
            string.Join(',', Enumerable.Range(0, 64).Select(column => FormattableString.Invariant($"{(uint)HashCode.Combine(row, column) / (double)uint.MaxValue}")))));
        File.WriteAllLines(Path.Combine(folder, "y.csv"), Enumerable.Range(0, 20_000).Select(row => $"{row % 10}"));
        using Process process = NebulaProcess.Start(folder, "score", "--latents", "z.csv", "--labels", "y.csv", "--threads", "1");
        Thread.Sleep(TimeSpan.FromSeconds(3));
        Assert.That(process.HasExited, Is.False, "It was to be interrupted while it measures.");
        var time = Stopwatch.StartNew();
        Send(process, signal);
        NebulaProcess ended = NebulaProcess.End(process);

        Assert.That(ended.ExitCode, Is.EqualTo(130), ended.Errors);
        Assert.That(time.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));
        Assert.That(ended.Errors, Does.Contain("Interrupted").And.Not.Contain("NB0000"));
    }

    [Test]
    public void Run_InterruptedTwiceInOneStep_EndsWithoutTheStep()
    {
        // Steps of seconds, so that the second signal comes before the first is obeyed.
        string[] slow =
        [
            "run", "six.yaml", "--threads", "1", "--set", "seeds=[0]", "--set", "objective=ae", "--set", "dataset.training=2000",
            "--set", "training.batch_size=2000", "--set", "training.epochs=4", "--set", "architecture.widths=[2048, 2048, 2048]",
        ];
        using Process process = NebulaProcess.Start(folder, slow);
        NebulaProcess.ReadUntil(process, "epoch 2/");
        Send(process, "INT");
        Thread.Sleep(TimeSpan.FromMilliseconds(300));
        Send(process, "INT");
        NebulaProcess ended = NebulaProcess.End(process);
        NebulaProcess again = NebulaProcess.Run(folder, slow);

        Assert.That(ended.ExitCode, Is.Not.Zero);
        Assert.That(ended.Errors, Does.Not.Contain("the same command goes on"), "It did not wait for the step.");
        Assert.That(ended.Output, Does.Not.Contain("epoch 3/"));
        Assert.That(again.ExitCode, Is.Zero, again.Errors);
        Assert.That(again.Output, Does.Contain("goes on from its checkpoint at epoch"), "What was kept before is not lost.");
    }

    [Test]
    public void Run_NewestCheckpointCutShort_SaysSoAndTakesTheOneBefore()
    {
        string[] one = ["run", "six.yaml", "--threads", "1", "--set", "seeds=[0]", "--set", "objective=vae"];
        using Process process = NebulaProcess.Start(folder, one);
        NebulaProcess.ReadUntil(process, "epoch 4/");
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        string checkpoint = Path.Combine(SixRuns.Folders(Path.Combine(folder, "runs")).Values.Single(), "checkpoint");
        string newest = Directory.GetDirectories(checkpoint, "*-?????????").Order(StringComparer.Ordinal).Last();
        using (FileStream tensors = File.OpenWrite(Path.Combine(newest, "tensors.safetensors")))
        {
            tensors.SetLength(tensors.Length - 5);
        }

        NebulaProcess resumed = NebulaProcess.Run(folder, one);

        Assert.That(resumed.ExitCode, Is.Zero, resumed.Errors);
        Assert.That(resumed.Output, Does.Contain($"the checkpoint {Path.GetFileName(newest)} cannot be used: tensors.safetensors: ")
            .And.Contain("goes on from its checkpoint at epoch"));
    }

    [Test]
    public void Status_ProcessOfARunDies_NamesItBeforeAndCallsTheRunBrokenOffAfter()
    {
        using Process process = NebulaProcess.Start(folder, "run", "six.yaml", "--threads", "1", "--set", "training.epochs=10000");
        NebulaProcess.ReadUntil(process, "epoch 2/");
        NebulaProcess before = NebulaProcess.Run(folder, "status", "runs");
        process.Kill();
        process.WaitForExit();
        NebulaProcess after = NebulaProcess.Run(folder, "status", "runs");

        Assert.That(before.Output, Does.Contain("1 runs: 1 running").And.Match(@"process \d+ on "), before.Errors);
        Assert.That(after.Output, Does.Contain("1 runs: 1 broken off").And.Contain("'nebula run' goes on with it"), after.Errors);
    }

    [Test]
    public void Run_TwoProcessesOnOneExperiment_ShareTheRuns()
    {
        string[] arguments = ["run", "six.yaml", "--threads", "1", "--set", "training.epochs=8"];
        Process first = NebulaProcess.Start(folder, arguments), second = NebulaProcess.Start(folder, arguments);
        NebulaProcess[] ended = [.. new[] { Task.Run(() => NebulaProcess.End(first)), Task.Run(() => NebulaProcess.End(second)) }.Select(task => task.Result)];

        Assert.That(ended.Select(process => process.ExitCode), Is.All.Zero, ended[0].Errors + ended[1].Errors);
        int done = ended.Sum(process => process.Output.Split("finished in ").Length - 1);
        int taken = ended.Sum(process => process.Output.Split("finished earlier, nothing to do").Length - 1);
        Assert.That((done, taken), Is.EqualTo((6, 6)), ended[0].Output + ended[1].Output);
    }

    private static void Send(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
