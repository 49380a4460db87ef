using System.Globalization;
using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>A table of one's own, from a file to a report.</summary>
public sealed class TableTests
{
    private const string Experiment = """
        name: own
        dataset: { id: table, path: t.csv, label_column: kind, split_column: part, categories: [color], standardize: true, missing: mean }
        architecture: { id: mlp, widths: [8], hidden: 0 }
        objective: vae
        latent_dimension: 2
        training: { epochs: 2, batch_size: 16 }
        evaluation: { importance_draws: 0 }
        baselines: []
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "own.yaml"), Experiment);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_TestRowsChange_WeightsAreIdenticalAndScoresAreNot()
    {
        WriteTable(test: 1);
        (byte[] weights, string scores) = Run("first");
        WriteTable(test: 40);
        (byte[] again, string others) = Run("second");

        Assert.That(again, Is.EqualTo(weights));
        Assert.That(others, Is.Not.EqualTo(scores));
    }

    [Test]
    public void Run_OtherFormat_EqualWeightsAndScores()
    {
        WriteTable(test: 1);
        (byte[] weights, string scores) = Run("first");
        string text = File.ReadAllText(Path.Combine(folder, "t.csv"));
        File.WriteAllText(Path.Combine(folder, "t.tsv"), text.Replace(',', '\t').Replace('.', ','));
        (byte[] again, string same) = Run("second", "dataset.path=t.tsv", "dataset.decimal_comma=true");

        Assert.That(again, Is.EqualTo(weights));
        Assert.That(same, Is.EqualTo(scores));
    }

    private void WriteTable(double test) => File.WriteAllText(Path.Combine(folder, "t.csv"), "a,b,color,kind,part\n" + string.Concat(Enumerable.Range(0, 100).Select(row =>
    {
        string part = row % 5 == 0 ? "test" : row % 5 == 1 ? "validation" : "train";
        double a = Math.Sin(row) * (part == "test" ? test : 1);
        string b = row % 11 == 0 ? "" : Math.Cos(row).ToString("R", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{a},{b},{(part == "test" && test > 1 ? "mauve" : row % 2 == 0 ? "red" : "blue")},{row % 3},{part}\n");
    })));

    private (byte[] Weights, string Scores) Run(string runs, params string[] set)
    {
        NebulaProcess run = NebulaProcess.Run(folder, ["run", "own.yaml", "--data", ".", "--runs", runs, .. set.SelectMany(value => new[] { "--set", value })]);
        Assert.That(run.ExitCode, Is.Zero, run.Errors + run.Output);
        Assert.That(Path.Combine(folder, runs, "own", "report", "report.html"), Does.Exist);
        string result = Directory.GetDirectories(Path.Combine(folder, runs, "own"), "table-*").Single();
        using JsonDocument scores = JsonDocument.Parse(File.ReadAllText(Path.Combine(result, "scores.json")));
        return (File.ReadAllBytes(Path.Combine(result, "weights.safetensors")), scores.RootElement.GetRawText());
    }
}
