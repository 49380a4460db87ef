using System.Diagnostics;
using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs that begin from a training with another objective.</summary>
public sealed class StageTests
{
    private const string Staged = """
        name: staged
        dataset: { id: stroke-digits, training: 300, validation: 60, test: 120 }
        architecture: { id: mlp, widths: [32], hidden: 0 }
        latent_dimension: 6
        baselines: []
        objective:
          - { id: vade, pretraining: { epochs: 2 } }
          - { id: idec, pretraining: { epochs: 2 } }
          - { id: nvc, conditioning: nearest, pretraining: { epochs: 2, keep: encoder } }
          - { id: nvc, conditioning: nearest, pretraining: { epochs: 2 }, label: pair }
        training: { epochs: 1, batch_size: 50 }
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "staged.yaml"), Staged);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_SeveralRunsWithOneStage_TrainItOnceAndTellOfIt()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "staged.yaml", "--threads", "1");

        Assert.That(run.ExitCode, Is.EqualTo(5), "the pair fails, the others go on: " + run.Errors);
        string stage = Path.GetFileName(Directory.GetDirectories(Path.Combine(folder, "runs", "stages")).Single());
        Assert.That(run.Output.Split("before: ae"), Has.Length.EqualTo(2), "trained once");
        foreach (string id in (string[])["vade", "idec"])
        {
            JsonElement recorded = Record(id).GetProperty("pretraining");
            Assert.That(recorded.GetProperty("id").GetString(), Is.EqualTo(stage));
            Assert.That(recorded.GetProperty("objective").GetString(), Is.EqualTo("ae"));
        }
        Assert.That(run.Output, Does.Contain("NB4003").And.Contain("use pretraining.keep: encoder"));
        string report = File.ReadAllText(Path.Combine(folder, "runs", "staged", "report", "report.md"));
        Assert.That(report, Does.Contain("Before their own training: stroke-digits · mlp · vade (ae, 2 epochs, "));
    }

    [Test]
    public void Run_CorruptionOfTheStageOrOfTheArchitecture_TrainsTheSameStage()
    {
        Assert.That(Losses("of-stage", "objective={ id: dec, pretraining: { epochs: 2, corruption: 0.3 } }"), Has.Length.EqualTo(2));
        string[] architecture = Losses(
            "of-architecture", "objective={ id: dec, pretraining: { epochs: 2 } }", "architecture={ id: mlp, widths: [32], hidden: 0, corruption: 0.3 }");
        string[] none = Losses("none", "objective={ id: dec, pretraining: { epochs: 2 } }");

        Assert.That(Losses("of-stage"), Is.EqualTo(architecture), "the same masks at the same steps");
        Assert.That(none, Is.Not.EqualTo(architecture));
        string report = File.ReadAllText(Path.Combine(folder, "of-stage", "staged", "report", "report.md"));
        Assert.That(report, Does.Contain("(ae, 2 epochs, 30 % of the inputs masked, "));
    }

    [Test]
    public void Validate_CorruptionOfASequence_SaysWhatWouldWork()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "validate", "staged.yaml", "--set", "dataset={ id: grammar }", "--set", "architecture={ id: gru }",
            "--set", "objective={ id: dec, pretraining: { corruption: 0.3 } }");

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Errors, Does.Contain("NB1203").And.Contain("write pretraining.corruption: 0"));
    }

    // What every epoch of the only stage lost, as it was logged; runs it where settings are given.
    private string[] Losses(string runs, params string[] settings)
    {
        if (settings.Length > 0)
        {
            NebulaProcess run = NebulaProcess.Run(
                folder, ["run", "staged.yaml", "--threads", "1", "--runs", runs, .. settings.SelectMany(setting => (string[])["--set", setting])]);
            Assert.That(run.ExitCode, Is.Zero, run.Errors);
        }
        string log = Path.Combine(Directory.GetDirectories(Path.Combine(folder, runs, "stages")).Single(), "log.jsonl");
        return [.. File.ReadLines(log).Select(line => JsonDocument.Parse(line)).Select(epoch =>
            epoch.RootElement.GetProperty("training/total").GetRawText() + " " + epoch.RootElement.GetProperty("validation/total").GetRawText())];
    }

    [Test]
    public void Run_KilledWithinAStage_GoesOnWithinItAndEndsTheSame()
    {
        string[] one =
        [
            "run", "six.yaml", "--threads", "1", "--set", "seeds=[0]", "--set", "training.epochs=2", "--set",
            "objective={ id: vade, pretraining: { epochs: 30 } }",
        ];
        File.WriteAllText(Path.Combine(folder, "six.yaml"), SixRuns.Yaml);
        NebulaProcess.Run(folder, [.. one, "--runs", "undisturbed"]);

        using Process process = NebulaProcess.Start(folder, [.. one, "--runs", "killed"]);
        NebulaProcess.ReadUntil(process, "epoch 4/30");
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        string stage = Directory.GetDirectories(Path.Combine(folder, "killed", "stages")).Single();
        Assert.That(Path.Combine(stage, "stage.json"), Does.Not.Exist, "It was killed within the stage.");
        NebulaProcess resumed = NebulaProcess.Run(folder, [.. one, "--runs", "killed"]);

        Assert.That(resumed.ExitCode, Is.Zero, resumed.Errors);
        Assert.That(resumed.Output, Does.Contain("goes on from its checkpoint at epoch").And.Not.Contain("epoch 1/30"));
        Assert.That(SixRuns.Results(Path.Combine(folder, "killed")), Is.EqualTo(SixRuns.Results(Path.Combine(folder, "undisturbed"))));
        Assert.That(
            Directory.GetFiles(Path.Combine(folder, "killed", "stages"), "weights.safetensors", SearchOption.AllDirectories).Select(File.ReadAllBytes),
            Is.EqualTo(Directory.GetFiles(Path.Combine(folder, "undisturbed", "stages"), "weights.safetensors", SearchOption.AllDirectories).Select(File.ReadAllBytes)));
    }

    private JsonElement Record(string objective)
    {
        string path = Directory.GetDirectories(Path.Combine(folder, "runs", "staged"), $"*-{objective}-*").Single();
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "run.json")));
        return document.RootElement.Clone();
    }
}
