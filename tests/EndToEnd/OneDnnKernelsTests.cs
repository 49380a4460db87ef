using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Which instructions a run convolves with, as the library that does so says itself, and as its run folder says.</summary>
[Platform("Linux")]
public sealed class OneDnnKernelsTests
{
    private const string Variable = "ONEDNN_MAX_CPU_ISA", Spoken = "cpu,isa:Intel ";

    private string folder = "";

    [SetUp]
    public void MakeExperiment()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "experiment.yaml"), """
            name: kernels
            dataset: { id: stroke-digits, training: 32, validation: 16, test: 16 }
            architecture: { id: conv, filters: [4, 8] }
            latent_dimension: 2
            objective: { id: ae }
            training: { epochs: 1, batch_size: 16 }
            """);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_NothingSaid_RecordsWhetherTheyAreHeldToAFew()
    {
        (string spoken, string? recorded) = Convolve([]);

        Assert.That(recorded, Is.EqualTo(spoken == "SSE4.1" ? "SSE41" : null));
    }

    [Test]
    public void Run_UserSaysWhich_TakesAndRecordsThem() =>
        Assert.That(Convolve(new() { [Variable] = "AVX" }), Is.EqualTo(("AVX", "AVX")));

    private (string Spoken, string? Recorded) Convolve(Dictionary<string, string> variables)
    {
        NebulaProcess run = NebulaProcess.RunWith(
            new Dictionary<string, string>(variables) { ["ONEDNN_VERBOSE"] = "1" }, folder, "run", "experiment.yaml");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        string spoken = File.ReadLines(Directory.GetFiles(folder, "worker-1.log", SearchOption.AllDirectories).Single()).First(line => line.Contains(Spoken, StringComparison.Ordinal)).Split(Spoken)[1].Trim();
        return (spoken, Directory.GetFiles(folder, "run.json", SearchOption.AllDirectories).Select(Recorded).Distinct().Single());
    }

    private static string? Recorded(string file)
    {
        using var record = JsonDocument.Parse(File.ReadAllText(file));
        return record.RootElement.GetProperty("environment").TryGetProperty("one_dnn", out JsonElement instructions) ? instructions.GetString() : null;
    }
}
