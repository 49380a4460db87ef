using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>An optimizer and a schedule of a plugin from an experiment to its report, beside some that throw.</summary>
public sealed class OptimizerPluginTests
{
    private const string Experiment = """
        name: own
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture: { id: mlp, widths: [16], hidden: 0 }
        latent_dimension: 4
        objective: { id: ae }
        seeds: [0]
        training:
          epochs: 2
          batch_size: 50
          optimizer: [{ id: sign-descent, learning_rate: 4e-3 }, throwing-optimizer]
          schedule: [halving, throwing-schedule]
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
    public void Run_OptimizersAndSchedulesOfAPlugin_TrainAndThoseThatThrowFailTheirRunsOnly()
    {
        NebulaProcess run = NebulaProcess.Run(folder, "run", "own.yaml", "--plugins", Plugin);

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        string step = Message("optimizer 'throwing-optimizer'", "Step failed: InvalidOperationException: no steps on Mondays.");
        Assert.That(Runs().Select(Result), Is.EqualTo(new[]
        {
            "sign-descent halving: finished",
            $"sign-descent throwing-schedule: {Message("schedule 'throwing-schedule'", "Factor failed: NotSupportedException: no second epochs on Tuesdays.")}",
            $"throwing-optimizer halving: {step}",
            $"throwing-optimizer throwing-schedule: {step}",
        }));

        string finished = Path.GetDirectoryName(Paths().First(path => Result(Record(path)).EndsWith("finished", StringComparison.Ordinal)))!;
        double[] rates = [.. File.ReadLines(Path.Combine(finished, "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("learning_rate").GetDouble())];
        Assert.That(rates, Is.EqualTo(new[] { 4e-3, 2e-3 }));
        JsonElement record = Record(Path.Combine(finished, "run.json"));
        Assert.That(record.GetProperty("plugins").EnumerateArray().Select(plugin => plugin.GetProperty("name").GetString()), Does.Contain("OwnTraining"));

        NebulaProcess report = NebulaProcess.Run(folder, "report", finished, "--out", "report");
        Assert.That(report.ExitCode, Is.Zero, report.Errors);
        Assert.That(File.ReadAllText(Path.Combine(folder, "report", "report.md")), Does.Contain("sign-descent"));
    }

    [Test]
    public void ListDescribeAndCheck_OfThePlugin_KnowThem()
    {
        Assert.That(NebulaProcess.Run(folder, "list", "optimizer", "--plugins", Plugin).Output, Does.Contain("  sign-descent ").And.Contain("  adamw "));
        Assert.That(NebulaProcess.Run(folder, "list", "schedule", "--plugins", Plugin).Output, Does.Contain("  halving ").And.Contain("  cosine "));
        Assert.That(
            NebulaProcess.Run(folder, "describe", "sign-descent", "--plugins", Plugin).Output, Does.Contain("learning_rate").And.Contain("momentum"));

        NebulaProcess check = NebulaProcess.Run(folder, "plugins", "check", Plugin);
        Assert.That(check.ExitCode, Is.EqualTo(3), check.Errors + check.Output);
        string[] failed = [.. check.Output.Split('\n').Where(line => line.StartsWith("  fail", StringComparison.Ordinal))];
        Assert.That(failed, Is.Not.Empty);
        Assert.That(failed, Has.All.Contain("Mondays").Or.Contain("Tuesdays"), "those of the two that throw");
    }

    private static string Plugin => TestPlugin.Folder("OwnTraining");

    private static string Message(string component, string cause) =>
        $"NB4302 {component} of plugin 'OwnTraining' ({Path.Combine(Plugin, "OwnTraining.dll")}): {cause} Check its options in the experiment; "
        + $"if they are right, show the plugin's author what 'nebula plugins check {Plugin}' says.";

    private string[] Paths() => Directory.GetFiles(Path.Combine(folder, "runs", "own"), "run.json", SearchOption.AllDirectories);

    private IEnumerable<JsonElement> Runs() => Paths().Select(Record).OrderBy(run => run.GetProperty("position").GetInt32());

    private static JsonElement Record(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static string Result(JsonElement run)
    {
        JsonElement training = run.GetProperty("spec").GetProperty("training");
        string result = run.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object
            ? $"{error.GetProperty("code").GetString()} {error.GetProperty("message").GetString()}"
            : run.GetProperty("status").GetString()!;
        return $"{training.GetProperty("optimizer").GetProperty("id").GetString()} {training.GetProperty("schedule").GetProperty("id").GetString()}: {result}";
    }
}
