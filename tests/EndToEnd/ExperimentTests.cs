using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>A small experiment on the embedded data, from YAML to report.</summary>
public sealed class ExperimentTests
{
    private const string Tiny = """
        name: tiny
        dataset: { id: stroke-digits, training: 300, validation: 60, test: 120 }
        architecture: { id: mlp, widths: [32], hidden: 0 }
        latent_dimension: 6
        objective:
          - { id: ae }
          - { id: nvc, anchors: 4, metric: {} }
        seeds: [0, 1]
        training: { epochs: 2, batch_size: 50 }
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
    public void Run_TinyExperiment_LeavesRunFoldersAndAReport()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "tiny.yaml");

        Assert.That(run.ExitCode, Is.Zero, run.Errors + run.Output);
        string[] runs = Directory.GetDirectories(Path.Combine(folder, "runs", "tiny"), "stroke-digits-*");
        Assert.That(runs, Has.Length.EqualTo(4));
        foreach (string path in runs)
        {
            foreach (string file in (string[])["run.json", "log.jsonl", "scores.json", "embeddings.npz", "structure.npz", "groups.json", "weights.safetensors",
                "figures/latents-by-label.png", "figures/correlation.svg"])
            {
                Assert.That(Path.Combine(path, file), Does.Exist);
            }
            Assert.That(Path.Combine(path, "checkpoint"), Does.Not.Exist, "a finished run needs none");
        }
        string report = File.ReadAllText(Path.Combine(folder, "runs", "tiny", "report", "report.md"));
        Assert.That(report, Does.Contain("4 runs: 4 finished").And.Contain("| nvc |"));
    }

    [Test]
    public void Measure_FinishedRunAgain_GivesItsScoresWithoutLibtorch()
    {
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--set", "seeds=[0]");
        string run = Directory.GetDirectories(Path.Combine(folder, "runs", "tiny"), "*-nvc-*").Single();
        Dictionary<string, string> before = ByKey(File.ReadAllText(Path.Combine(run, "scores.json")));

        // No command that computes with tensors gets past a libtorch that is not there.
        NebulaProcess measure = NebulaProcess.Run(folder, "measure", run, "--again", "--libtorch", folder);
        NebulaProcess plan = NebulaProcess.Run(folder, "plan", "tiny.yaml", "--libtorch", folder);

        Assert.That(measure.ExitCode, Is.Zero, measure.Errors + measure.Output);
        Assert.That(plan.ExitCode, Is.EqualTo(3));
        Dictionary<string, string> after = ByKey(File.ReadAllText(Path.Combine(run, "scores.json")));
        Assert.That(after, Is.EqualTo(before));
        Assert.That(after.Keys, Has.Some.EqualTo("usefulness/mig").And.Some.EqualTo("output/ssim").And.Some.EqualTo("usefulness/continuity"));
    }

    [Test]
    public void Sample_FinishedRun_MakesTheSamePicturesAgain()
    {
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--set", "seeds=[0]");
        string run = Directory.GetDirectories(Path.Combine(folder, "runs", "tiny"), "*-nvc-*").Single();

        NebulaProcess again = NebulaProcess.Run(folder, "sample", run, "--out", "again");
        NebulaProcess larger = NebulaProcess.Run(folder, "sample", run, "--out", "larger", "--grid", "15");

        Assert.That(again.ExitCode, Is.Zero, again.Errors);
        foreach (string name in (string[])["reconstructions", "manifolds", "samples", "interpolations", "class-means"])
        {
            byte[] first = File.ReadAllBytes(Path.Combine(run, "figures", $"{name}.png"));
            Assert.That(File.ReadAllBytes(Path.Combine(folder, "again", $"{name}.png")), Is.EqualTo(first), name);
        }
        Assert.That(larger.ExitCode, Is.Zero, larger.Errors);
        Assert.That(new FileInfo(Path.Combine(folder, "larger", "manifolds.png")).Length, Is.GreaterThan(0));
    }

    [Test]
    public void Run_TwiceInTwoFolders_GivesIdenticalScores()
    {
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--runs", "first", "--set", "seeds=[0]", "--threads", "2");
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--runs", "second", "--set", "seeds=[0]", "--threads", "2");

        string[] first = Scores("first");
        Assert.That(first, Has.Length.EqualTo(2));
        Assert.That(Scores("second"), Is.EqualTo(first));
    }

    [Test]
    public void Run_FinishedExperiment_DoesNothingAgain()
    {
        NebulaProcess.Run(folder, "run", "tiny.yaml", "--set", "seeds=[0]");

        NebulaProcess again = NebulaProcess.Run(folder, "run", "tiny.yaml", "--set", "seeds=[0]");

        Assert.That(again.ExitCode, Is.Zero);
        Assert.That(again.Output.Split("finished earlier, nothing to do"), Has.Length.EqualTo(3));
    }

    [Test]
    public void Run_LossExplodes_RecordsTheRunAndGoesOnWithTheOthers()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "tiny.yaml", "--set", "training.optimizer={id: sgd, learning_rate: 1000000}", "--set", "seeds=[0]");

        Assert.That(run.ExitCode, Is.EqualTo(5));
        string[] statuses = [.. Directory.GetFiles(Path.Combine(folder, "runs", "tiny"), "run.json", SearchOption.AllDirectories).Select(Status)];
        Assert.That(statuses, Is.EqualTo(new[] { "diverged", "diverged" }));
        Assert.That(File.ReadAllText(Path.Combine(folder, "runs", "tiny", "report", "report.md")), Does.Contain("the loss is not finite at step"));
    }

    [Test]
    public void Run_DataMissing_SaysWhichFileAndHowToGetIt()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "tiny.yaml", "--set", "dataset=mnist", "--set", "seeds=[0]", "--data", Path.Combine(folder, "nothing"));

        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Output, Does.Contain("train-images-idx3-ubyte").And.Contain("nebula data fetch mnist"));
    }

    [Test]
    public void Validate_SeveralMistakes_ReportsAllWithPlaceAndRemedy()
    {
        File.WriteAllText(Path.Combine(folder, "tiny.yaml"), Tiny.Replace("anchors: 4", "anchor: 4", StringComparison.Ordinal)
            .Replace("epochs: 2", "epochs: many", StringComparison.Ordinal));

        NebulaProcess run = NebulaProcess.Run(folder, "validate", "tiny.yaml");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("tiny.yaml:7:16  objective[1].anchor").And.Contain("did you mean 'anchor_scale' or 'anchors'?")
            .And.Contain("tiny.yaml:9:21  training.epochs"));
        Assert.That(Directory.Exists(Path.Combine(folder, "runs")), Is.False);
    }

    [TestCase("list", "stroke-digits")]
    [TestCase("describe nvc", "gravity_clamp")]
    [TestCase("plan tiny.yaml", "4 runs.")]
    [TestCase("validate tiny.yaml", "is valid and stands for 4 runs")]
    [TestCase("data list", "needs no download")]
    [TestCase("doctor", "libtorch")]
    public void Command_OnAHealthyMachine_Succeeds(string arguments, string expected)
    {
        NebulaProcess run = NebulaProcess.Run(folder, arguments.Split(' '));

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Output, Does.Contain(expected));
    }

    private static Dictionary<string, string> ByKey(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("scores").EnumerateObject().ToDictionary(score => score.Name, score => score.Value.GetRawText());
    }

    private string[] Scores(string runs) =>
    [
        .. Directory.GetFiles(Path.Combine(folder, runs), "scores.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText),
    ];

    private static string Status(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("status").GetString()!;
    }
}
