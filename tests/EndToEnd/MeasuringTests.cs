using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>A run is trained once and measured in several ways.</summary>
public sealed class MeasuringTests
{
    private const string Tiny = """
        name: tiny
        dataset: { id: stroke-digits, training: 200, validation: 60, test: 80 }
        architecture: { id: mlp, widths: [8], hidden: 0 }
        latent_dimension: 2
        objective: { id: nvc, anchors: 4 }
        seeds: [0]
        training: { epochs: 2, batch_size: 32 }
        baselines: []
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "tiny.yaml"), Tiny);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_TwoSplits_TrainsOnceAndMeasuresBothAsIfTrainedForEach()
    {
        NebulaProcess both = Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.on=[test, validation]");
        Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.on=validation", "--runs", "other");

        Assert.That(both.Output, Does.Contain("[1/1] finished in").And.Contain("s, measured on validation by encoding again"));
        string measured = Directory.GetDirectories(Path.Combine(RunFolder(), "measured"), "validation-*").Single();
        Assert.That(Text(measured, "scores.json"), Is.EqualTo(Text(RunFolder("other"), "scores.json")));
        Assert.That(Text(measured, "scores.json"), Is.Not.EqualTo(Text(RunFolder(), "scores.json")));
        Assert.That(Text(measured, "run.json"), Does.Contain("\"from\": \"weights\""));
        foreach (string name in (string[])["report.md", "scores.csv", "report.html"])
        {
            Assert.That(Text(Path.Combine(folder, "runs", "tiny", "report"), name), Does.Contain("evaluation.on=test").And.Contain("evaluation.on=validation"), name);
        }
        Assert.That(Run("leaderboard", Path.Combine("runs", "tiny")).Output, Does.Contain("evaluation.on=test").And.Contain("evaluation.on=validation"));
        Assert.That(Run("diff", RunFolder(), measured).Output, Does.Contain("evaluation.on"));
        Assert.That(
            Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.on=[validation, test]").Output, Does.Contain("finished earlier, nothing to do"));
    }

    [Test]
    public void Run_OtherNeighbors_AddsTheirScoresWithoutAnEpoch()
    {
        Run("run", "tiny.yaml", "--threads", "1");
        Dictionary<string, string> before = Scores(RunFolder());
        string weights = Convert.ToHexString(File.ReadAllBytes(Path.Combine(RunFolder(), "weights.safetensors")));

        NebulaProcess again = Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.neighbors=[3]");

        Assert.That(again.Output, Does.Contain("trained earlier, measured on test from its stored embeddings").And.Not.Contain("epoch 1/2"));
        Dictionary<string, string> after = Scores(RunFolder());
        Assert.That(after.Keys.Except(before.Keys), Is.EqualTo(new[] { "usefulness/knn_accuracy_k3" }));
        Assert.That(before, Is.SubsetOf(after));
        Assert.That(Convert.ToHexString(File.ReadAllBytes(Path.Combine(RunFolder(), "weights.safetensors"))), Is.EqualTo(weights));
        Assert.That(Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.neighbors=[1, 3]").Output, Does.Contain("finished earlier, nothing to do"));
    }

    [Test]
    public void Run_OtherwiseMeasuredAndWeightsGone_SaysWhatIsMissingAndKeepsTheRun()
    {
        Run("run", "tiny.yaml", "--threads", "1");
        File.Delete(Path.Combine(RunFolder(), "weights.safetensors"));

        NebulaProcess restarts = Run("run", "tiny.yaml", "--threads", "1", "--set", "evaluation.k_means_restarts=3");
        NebulaProcess split = NebulaProcess.Run(folder, "run", "tiny.yaml", "--threads", "1", "--set", "evaluation.on=[test, training]");

        Assert.That(restarts.Output, Does.Contain("measured on test from its stored embeddings"));
        Assert.That(split.ExitCode, Is.EqualTo(5));
        Assert.That(split.Output, Does.Contain("trained earlier, not measured on training: NB5116: ").And.Contain("--force"));
        Assert.That(Text(RunFolder(), "run.json"), Does.Contain("\"status\": \"finished\""));
    }

    private NebulaProcess Run(params string[] arguments)
    {
        NebulaProcess run = NebulaProcess.Run(folder, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Errors + run.Output);
        return run;
    }

    private string RunFolder(string runs = "runs") => Directory.GetDirectories(Path.Combine(folder, runs, "tiny"), "stroke-digits-*").Single();

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));

    private static Dictionary<string, string> Scores(string run) =>
        JsonDocument.Parse(Text(run, "scores.json")).RootElement.GetProperty("scores").EnumerateObject().ToDictionary(score => score.Name, score => score.Value.GetRawText());
}
