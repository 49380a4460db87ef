namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs that other programs follow.</summary>
public sealed class TrackingTests
{
    private const string Tracked = """
        name: tracked
        dataset: { id: stroke-digits, training: 200, validation: 60, test: 80 }
        architecture: { id: mlp, widths: [32], hidden: 0 }
        latent_dimension: 4
        baselines: []
        objective:
          - { id: nvc, anchors: 4 }
          - { id: vq-vae }
        training: { epochs: 3, batch_size: 50 }
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "tracked.yaml"), Tracked);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_WithTracking_HasTheSameIdsScoresAndWeightsAndItsFiles()
    {
        string[] plain = Run("plain"), tracked = Run("tracked", "--set", "tracking.tensorboard=true");

        Assert.That(tracked.Select(Path.GetFileName), Is.EqualTo(plain.Select(Path.GetFileName)));
        foreach ((string one, string other) in plain.Zip(tracked))
        {
            foreach (string file in (string[])["scores.json", "weights.safetensors", "embeddings.npz"])
            {
                Assert.That(File.ReadAllBytes(Path.Combine(other, file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(one, file))), file);
            }
            Assert.That(Directory.Exists(Path.Combine(one, "tracking")), Is.False);
            Assert.That(
                Directory.GetFiles(Path.Combine(other, "tracking")).Select(file => Path.GetFileName(file).Split('.')[0]),
                Is.EquivalentTo(new[] { "events", "metadata", "projector_config", "tensor" }));
        }

        NebulaProcess export = NebulaProcess.Run(folder, "export", "mlflow", "tracked", "--out", "mlruns");
        Assert.That(export.ExitCode, Is.Zero, export.Errors);
        Assert.That(export.Output, Does.Contain("2 of 2 runs written to mlruns"));
    }

    private string[] Run(string runs, params string[] more)
    {
        NebulaProcess run = NebulaProcess.Run(folder, ["run", "tracked.yaml", "--threads", "1", "--runs", runs, .. more]);
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Errors);
        return [.. Directory.GetDirectories(Path.Combine(folder, runs, "tracked"), "stroke-*").Order(StringComparer.Ordinal)];
    }
}
