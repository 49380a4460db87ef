using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Metrics of plugins from a run to the report, and metrics that fail.</summary>
public sealed class MetricPluginTests
{
    private const string Experiment = """
        name: more
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture: { id: mlp, widths: [16], hidden: 0 }
        latent_dimension: 4
        objective: { id: ae }
        seeds: [0]
        training: { epochs: 1, batch_size: 50 }
        baselines: []
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "more.yaml"), Experiment);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_MetricsOfAPlugin_AreScoredReportedAndRankedWithoutItToo()
    {
        Run("run", "more.yaml", "--plugins", TestPlugin.Folder("MoreMetrics"));

        string run = RunFolder();
        Dictionary<string, JsonElement> scores = Scores(run);
        string[] keys =
        [
            "clusters/kmeans_inductive/balance", "clusters/kmeans/balance", "clusters/mixture/balance", "covariance/mean_norm", "covariance/mean_over_classes/mean_norm", "output/largest_error",
        ];
        foreach (string key in keys)
            Assert.That(scores[key].GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Number), key);

        // From here on without the plugin.
        Run("report", run, "--out", "report");
        Assert.That(File.ReadAllText(Path.Combine(folder, "report", "report.md")), Does.Contain("Mean norm, lengths ↓").And.Contain("Balance ↑"));
        Assert.That(Run("leaderboard", run, "--metric", "covariance/mean_norm").Output, Does.Contain("ranked by Mean norm, lengths ↓"));
        Run("measure", run, "--again");
        Assert.That(Scores(run)["covariance/mean_norm"].GetRawText(), Is.EqualTo(scores["covariance/mean_norm"].GetRawText()), "taken over");
    }

    [Test]
    public void Measure_RunFromBeforeThePlugin_GetsItsValuesThoseOfOutputsToo()
    {
        Run("run", "more.yaml");
        byte[] embeddings = File.ReadAllBytes(Path.Combine(RunFolder(), "embeddings.npz"));

        NebulaProcess measured = Run("measure", RunFolder(), "--plugins", TestPlugin.Folder("MoreMetrics"));

        Assert.That(measured.Output, Does.Contain("measured on test by encoding again, 6 scores added").And.Contain("  output/largest_error  "));
        Assert.That(Scores(RunFolder()), Does.ContainKey("covariance/mean_norm").And.ContainKey("output/largest_error"));
        Assert.That(File.ReadAllBytes(Path.Combine(RunFolder(), "embeddings.npz")), Is.EqualTo(embeddings));
        Assert.That(Run("measure", RunFolder(), "--plugins", TestPlugin.Folder("MoreMetrics")).Output, Does.Contain("nothing to add"));
        Assert.That(Run("run", "more.yaml", "--plugins", TestPlugin.Folder("MoreMetrics")).Output, Does.Contain("finished earlier, nothing to do"));
    }

    [Test]
    public void Run_OptionsOfAMetric_AreThoseOfTheExperimentAndMeasureTheSameRunAgain()
    {
        Run("run", "more.yaml", "--plugins", TestPlugin.Folder("MoreMetrics"));
        double usual = Scores(RunFolder())["covariance/mean_norm"].GetProperty("value").GetDouble();

        string[] command = ["run", "more.yaml", "--plugins", TestPlugin.Folder("MoreMetrics"), "--set", "evaluation.metrics={ id: mean-norm, power: 1 }"];
        NebulaProcess again = Run(command);

        Assert.That(again.Output, Does.Contain("trained earlier, measured on test from its stored embeddings"));
        string measured = Directory.GetDirectories(Path.Combine(RunFolder(), "measured")).Single();
        Assert.That(Scores(measured)["covariance/mean_norm"].GetProperty("value").GetDouble(), Is.GreaterThan(usual));
        Assert.That(Scores(RunFolder())["covariance/mean_norm"].GetProperty("value").GetDouble(), Is.EqualTo(usual));
        Assert.That(Run(command).Output, Does.Contain("finished earlier, nothing to do"));
    }

    [Test]
    public void Run_MetricsThatFail_CostTheirOwnValuesAndNameTheCause()
    {
        Run("run", "more.yaml", "--plugins", TestPlugin.Folder("ThrowingMetrics"));

        Dictionary<string, JsonElement> scores = Scores(RunFolder());
        string Reason(string key) => scores[key].GetProperty("reason").GetString()!;
        Assert.Multiple(() =>
        {
            Assert.That(scores["usefulness/metric_in_order"].GetProperty("value").GetDouble(), Is.EqualTo(0.5));
            Assert.That(scores["output/mse"].GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Number), "misnamed-metric does not replace it");
            Assert.That(
                Reason("usefulness/throwing_metric"),
                Is.EqualTo("metric 'throwing-metric' of plugin 'ThrowingMetrics' failed: InvalidOperationException: no values on Mondays"));
            Assert.That(Reason("usefulness/unmakeable_metric"), Does.EndWith("Its constructor failed: NotSupportedException: no metrics on Tuesdays."));
            Assert.That(Reason("usefulness/undescribed_metric"), Does.EndWith("it gave a value 'something_else' that none of its descriptors describes"));
            Assert.That(Reason("usefulness/misnamed_metric"), Does.Contain("the id 'mse' of its value must be 'misnamed_metric'"));
            Assert.That(Reason("output/throwing_output"), Does.EndWith("FormatException: no batches on Wednesdays"));
        });
    }

    [Test]
    public void Check_MetricsOfPlugins_NamesThoseThatFail()
    {
        Assert.That(NebulaProcess.Run(folder, "plugins", "check", TestPlugin.Folder("MoreMetrics")).ExitCode, Is.Zero);
        NebulaProcess check = NebulaProcess.Run(folder, "plugins", "check", TestPlugin.Folder("ThrowingMetrics"));

        Assert.That(check.ExitCode, Is.EqualTo(3));
        Assert.That(check.Output, Does.Contain("throwing-metric").And.Contain("no values on Mondays"));
    }

    private NebulaProcess Run(params string[] arguments)
    {
        NebulaProcess run = NebulaProcess.Run(folder, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Errors + run.Output);
        return run;
    }

    private string RunFolder() => Directory.GetDirectories(Path.Combine(folder, "runs", "more"), "stroke-digits-*").Single();

    private static Dictionary<string, JsonElement> Scores(string run) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "scores.json"))).RootElement.GetProperty("scores")
            .EnumerateObject().ToDictionary(score => score.Name, score => score.Value);
}
