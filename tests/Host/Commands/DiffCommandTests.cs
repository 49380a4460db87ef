using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Reporting;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Commands;

public class DiffCommandTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRuns()
    {
        root = new TemporaryFolder();
        SampleExperiment.Finished(root.Root, SampleExperiment.Record("a", "ae", 0, 0), 0.5, 2);
        SampleExperiment.Finished(root.Root, SampleExperiment.Record("b", "ae", 1, 0), 0.75, 2, new KeyValuePair<string, Score>("clusters/assigned/dead_clusters", 1));
    }

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Run_TwoRuns_WritesPlainTablesAndExitsWithZero()
    {
        var console = new TextConsole();

        int code = new DiffCommand(console.Console).Run(root["sample/a"], root["sample/b"]);

        Assert.That(code, Is.EqualTo(ExitCodes.Ok));
        Assert.That(console.Lines.Take(10), Is.EqualTo(new[]
        {
            "A: sample/a, finished",
            "B: sample/b, finished",
            "The runs differ in nothing but the seed: 0 and 1.",
            "",
            "Settings",
            "Setting  A  B",
            "-------  -  -",
            "seed     0  1",
            "",
            "Scores",
        }));
        Assert.That(console.Lines.Select(Words), Does.Contain("clusters/kmeans/accuracy_hungarian ↑ 0.5 0.75 +0.25 better"));
        Assert.That(console.Lines.Select(Words), Does.Contain("clusters/assigned/dead_clusters ↓ –¹ 1 –"));
        Assert.That(console.Lines[^1], Is.EqualTo("¹ this objective assigns no clusters"));
    }

    [Test]
    public void Run_Json_HasDifferencesAndReasons()
    {
        var console = new TextConsole();
        new DiffCommand(console.Console).Run(root["sample/a"], root["sample/b"], DiffFormat.Json);
        using JsonDocument document = JsonDocument.Parse(string.Join('\n', console.Lines));
        JsonElement json = document.RootElement;

        Assert.That(json.GetProperty("differ_in_seed_only").GetBoolean());
        Assert.That(json.GetProperty("settings")[0].GetProperty("path").GetString(), Is.EqualTo("seed"));
        JsonElement accuracy = Score(json, "clusters/kmeans/accuracy_hungarian");
        Assert.That(accuracy.GetProperty("difference").GetDouble(), Is.EqualTo(0.25));
        Assert.That(accuracy.GetProperty("b_is").GetString(), Is.EqualTo("better"));
        JsonElement dead = Score(json, "clusters/assigned/dead_clusters");
        Assert.That(dead.GetProperty("a").GetProperty("reason").GetString(), Is.EqualTo("this objective assigns no clusters"));
        Assert.That(dead.GetProperty("difference").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Run_NoSuchFolder_SaysSo() => Assert.That(
        Mistake(root["nowhere"]).Message, Is.EqualTo(
            $"NB1411: {root["nowhere"]}: there is no such folder. Give the folder of a run: runs/<experiment>/<run-id>."));

    [Test]
    public void Run_FolderWithoutARun_SaysSo()
    {
        Directory.CreateDirectory(root["empty"]);

        Assert.That(Mistake(root["empty"]).What, Is.EqualTo("this is no run's folder: it has no run.json."));
    }

    [Test]
    public void Run_ExperimentsFolder_NamesARunInIt()
    {
        NebulaException mistake = Mistake(root["sample"]);

        Assert.That(mistake.What, Is.EqualTo("this is not one run's folder, but one of 2 runs."));
        Assert.That(mistake.Remedy, Is.EqualTo($"Give one of them, such as {Path.Combine(root["sample"], "a")}."));
        Assert.That(ExitCodes.For(mistake), Is.EqualTo(ExitCodes.Configuration));
    }

    [Test]
    public void Run_DamagedRecord_KeepsItsError()
    {
        File.WriteAllText(root["sample/b/run.json"], "{");

        Assert.That(Mistake(root["sample/b"]).Code, Is.EqualTo("NB5102"));
    }

    private NebulaException Mistake(string other) =>
        Assert.Throws<NebulaException>(() => new DiffCommand(new TextConsole().Console).Run(root["sample/a"], other))!;

    private static JsonElement Score(JsonElement json, string key) =>
        json.GetProperty("scores").EnumerateArray().Single(score => score.GetProperty("key").GetString() == key);

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
