using System.Globalization;
using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Evaluation;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Commands;

public sealed class ScoreCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [TestCaseSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
    public void Run_LatentsLabelsAndClustersOfAGoldenFile_PrintsTheGoldenNumbers(GoldenTable table)
    {
        Dictionary<string, double?> scores = Json(Arguments(table));
        Dictionary<string, double?> halves = Json(Halves(table));

        Assert.Multiple(() =>
        {
            Expect(scores, table, "labelling", "clusters/assigned");
            Expect(scores, table, "geometry_of_clusters", "clusters/assigned");
            Expect(scores, table, "covariance", "covariance");
            foreach (JsonProperty golden in table.Expected.GetProperty("knn_train_first_half_test_second").EnumerateObject())
            {
                Assert.That(halves[$"usefulness/knn_accuracy_{golden.Name}"], GoldenNumber.Near(golden.Value.GetDouble()));
            }
            string frechet = "frechet_distance_first_half_to_second";
            Assert.That(scores[$"covariance/{frechet}"], GoldenNumber.Near(table.Expected.GetProperty(frechet).GetDouble(), GoldenNumber.Iterative));
        });
    }

    [TestCaseSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
    public void Run_FirstColumnsWithAllAsInputs_PrintsTheGoldenTrustworthiness(GoldenTable table)
    {
        ScoreArguments arguments = Arguments(table);
        double[] plane = [.. Enumerable.Range(0, table.Latents.Count).SelectMany(row => table.Latents.Row(row)[..2].ToArray())];
        string file = Csv("plane.csv", plane, 2);

        Dictionary<string, double?> scores = Json(arguments with { Inputs = arguments.Latents, Latents = file });

        double golden = table.Expected.GetProperty("trustworthiness_of_first_2_columns_k5").GetDouble();
        Assert.That(scores["usefulness/trustworthiness"], GoldenNumber.Near(golden));
    }

    [Test]
    public void Run_WithoutJson_PrintsALineForEachScore()
    {
        var console = new TextConsole();

        int exit = new ScoreCommand(console.Console).Run(Arguments(GoldenFiles.Tables[0]));

        Assert.That(exit, Is.Zero);
        Assert.That(console.Lines, Has.Some.Match(@"^clusters/assigned/nmi_arithmetic +↑  0\.\d{3}$"), "rounded");
        Assert.That(console.Lines, Has.Some.Match(@"^clusters/assigned/used_clusters +\d+$"), "a count");
        Assert.That(console.Lines, Has.Some.Match("^covariance/posterior_kl_nats +undefined: the model has no posterior variances$"));
    }

    [Test]
    public void Run_GroupThatDoesNotApply_IsOneLine()
    {
        var console = new TextConsole();

        new ScoreCommand(console.Console).Run(Arguments(GoldenFiles.Tables[0]) with { Clusters = null });

        string[] prototypes = [.. console.Lines.Where(line => line.Contains("mean_over_prototypes", StringComparison.Ordinal))];
        Assert.That(prototypes, Has.Length.EqualTo(1));
        Assert.That(prototypes[0], Does.Match("^covariance/mean_over_prototypes +undefined: the objective assigns no prototypes .all [0-9]+ scores.$"));
    }

    [Test]
    public void Run_Json_SaysWhatWasMeasured()
    {
        GoldenTable table = GoldenFiles.Tables[0];
        var console = new TextConsole();

        new ScoreCommand(console.Console).Run(Arguments(table) with { Json = true, Seed = 7 });

        using JsonDocument document = JsonDocument.Parse(string.Join('\n', console.Lines));
        JsonElement measured = document.RootElement.GetProperty("measured");
        Assert.That(measured.GetProperty("samples").GetInt32(), Is.EqualTo(table.Latents.Count));
        Assert.That(measured.GetProperty("width").GetInt32(), Is.EqualTo(table.Latents.Dimension));
        Assert.That(measured.GetProperty("classes").GetInt32(), Is.EqualTo(table.Labels.Distinct().Count()));
        Assert.That(measured.GetProperty("seed").GetInt64(), Is.EqualTo(7));
        Assert.That(measured.GetProperty("version").GetString(), Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(measured.GetProperty("interrupted").GetBoolean(), Is.False);
    }

    [Test]
    public void Run_InterruptedAmongTheMetrics_WritesWhatWasMeasured()
    {
        using var interruption = new CancellationTokenSource();
        var last = new MetricSource("last", typeof(Interrupting), () => new Interrupting(interruption), "metric 'last' of plugin 'test'");
        var done = new ScoreList();
        LatentTable table = GoldenFiles.Tables[0].Latents;

        Assert.Throws<OperationCanceledException>(() => new EmbeddingScorer(
            new EvaluationOptions(), new SeedStream(0),
            new MetricSet([.. BundledMetrics.Set().Sources, last]) { Before = _ => interruption.Token.ThrowIfCancellationRequested() })
            .Score(new EmbeddingSet { Measured = table }, done: done));

        Assert.That(done.Entries.Select(score => score.Key), Has.Member("covariance/effective_rank").And.Member("covariance/last").And.None.StartWith("usefulness/"));
    }

    [Test]
    public void Run_InterruptedBeforeTheFirstMetric_WritesNothing()
    {
        var console = new TextConsole();

        Assert.Throws<OperationCanceledException>(() => new ScoreCommand(console.Console).Run(Arguments(GoldenFiles.Tables[0]), new CancellationToken(canceled: true)));

        Assert.That(console.Lines, Is.EqualTo(new[] { "" }));
    }

    [Test]
    public void Run_RowsSortedByClass_ScoresSeparatedClassesAsSeparated()
    {
        string latents = Csv("sorted.csv", [.. Enumerable.Range(0, 90).SelectMany(row => new[] { (row / 30 * 10) + (row % 7 * 0.1), row % 5 * 0.1 })], 2);
        File.WriteAllLines(folder["sorted-y.csv"], Enumerable.Range(0, 90).Select(row => $"class {row / 30}"));

        Dictionary<string, double?> scores = Json(new ScoreArguments { Latents = latents, Labels = folder["sorted-y.csv"] });

        Assert.That(scores["usefulness/knn_accuracy_k1"], Is.EqualTo(1));
        Assert.That(scores["usefulness/linear_probe_accuracy"], Is.EqualTo(1));
    }

    [Test]
    public void Run_LabelsWithAGap_LooksForAsManyClustersAsOccur()
    {
        string latents = Csv("gap.csv", [.. Enumerable.Range(0, 40).SelectMany(row => new[] { (row % 2 * 10) + (row * 0.01), row % 3 * 0.1 })], 2);
        File.WriteAllLines(folder["gap-y.csv"], Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? "0" : "7"));

        Dictionary<string, double?> scores = Json(new ScoreArguments { Latents = latents, Labels = folder["gap-y.csv"] });

        Assert.That((scores["clusters/kmeans/used_clusters"], scores["clusters/kmeans/ari"]), Is.EqualTo((2.0, 1.0)));
    }

    [TestCase(1e155)]
    [TestCase(-1e300)]
    [TestCase(1e-200)]
    public void Run_LatentsWhoseSquaresOverflow_KeepsClustersAndGivesTheReason(double scale)
    {
        string latents = Csv("huge.csv", [.. Enumerable.Range(0, 40).SelectMany(row => new[] { ((row % 2 * 10) + (row * 0.01) + 1) * scale, row % 3 * 0.1 * scale })], 2);
        File.WriteAllLines(folder["huge-y.csv"], Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? "a" : "b"));
        var arguments = new ScoreArguments { Latents = latents, Labels = folder["huge-y.csv"], Inputs = latents, Factors = latents };
        var console = new TextConsole();

        new ScoreCommand(console.Console).Run(arguments);
        Dictionary<string, double?> scores = Json(arguments);

        Assert.That(scores["clusters/kmeans/ari"], Is.EqualTo(1));
        Assert.That(scores.Where(score => score.Key.StartsWith("covariance/", StringComparison.Ordinal)).Select(score => score.Value), Has.All.Null);
        Assert.That(console.Lines, Has.Some.Contains("undefined: the largest latent is ±").And.Some.Contains("beyond double precision"));
    }

    [TestCase(1e73)]
    [TestCase(1e-100)]
    public void Run_LatentsOfUnusualSize_AreScored(double scale)
    {
        string latents = Csv("large.csv", [.. Enumerable.Range(0, 40).SelectMany(row => new[] { ((row % 2 * 10) + (row * 0.01) + 1) * scale, row % 3 * 0.1 * scale })], 2);
        File.WriteAllLines(folder["large-y.csv"], Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? "a" : "b"));

        Dictionary<string, double?> scores = Json(new ScoreArguments { Latents = latents, Labels = folder["large-y.csv"], Inputs = latents, Factors = latents });

        Assert.That((scores["clusters/kmeans/ari"], scores["usefulness/knn_accuracy_k1"]), Is.EqualTo((1.0, 1.0)));
    }

    [Test]
    public void Run_InfiniteValue_NamesRowAndColumn()
    {
        string file = Csv("infinite.csv", [1, 2, 3, double.PositiveInfinity], 2);

        Assert.That(
            Message(new ScoreArguments { Latents = file }),
            Does.StartWith($"NB5001: {file}, row 1, column 1 (counted from 0): the value Infinity is not finite."));
    }

    [Test]
    public void Run_LabelsOfAnotherSet_SaysHowMany()
    {
        ScoreArguments arguments = Arguments(GoldenFiles.Tables[0]);
        File.WriteAllText(folder["few.csv"], "1\n2\n");

        Assert.That(
            Message(arguments with { Labels = folder["few.csv"] }),
            Does.StartWith($"NB5002: {folder["few.csv"]}: there are 2 rows for {GoldenFiles.Tables[0].Latents.Count} latents."));
    }

    [Test]
    public void Run_NeitherRunNorLatents_SaysWhatToWrite() => Assert.That(
        Message(new ScoreArguments()), Does.StartWith("NB1401: score needs --latents."));

    /// <summary>A metric during which somebody presses Ctrl-C.</summary>
    private sealed class Interrupting(CancellationTokenSource source) : ICovarianceMetric
    {
        public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
        [
            new()
            {
                Id = "last",
                Family = MetricFamily.Covariance,
                Name = "Last",
                Formula = "1",
                Range = "1",
                Direction = Direction.Neutral,
                EdgeCases = "none",
                Citation = "a metric of a test",
            },
        ];

        public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
        {
            source.Cancel();
            return [("last", 1)];
        }
    }

    private static void Expect(Dictionary<string, double?> scores, GoldenTable table, string part, string prefix)
    {
        foreach (JsonProperty golden in table.Expected.GetProperty(part).EnumerateObject())
        {
            if (golden.Value.ValueKind == JsonValueKind.Number)
            {
                Assert.That(scores[$"{prefix}/{golden.Name}"], GoldenNumber.Near(golden.Value.GetDouble()), golden.Name);
            }
        }
    }

    private ScoreArguments Arguments(GoldenTable table)
    {
        File.WriteAllLines(folder["y.csv"], table.Labels.Select(label => label.ToString(CultureInfo.InvariantCulture)));
        File.WriteAllLines(folder["c.csv"], table.Clusters.Select(cluster => $"cluster {cluster}"));
        return new ScoreArguments
        {
            Latents = Csv("z.csv", table.Latents.Values, table.Latents.Dimension),
            Labels = folder["y.csv"],
            Clusters = folder["c.csv"],
        };
    }

    // The reference learned from the first half and was tried on the second.
    private ScoreArguments Halves(GoldenTable table)
    {
        int half = table.Latents.Count / 2;
        string Labels(string name, int[] labels)
        {
            File.WriteAllLines(folder[name], labels.Select(label => label.ToString(CultureInfo.InvariantCulture)));
            return folder[name];
        }
        return new ScoreArguments
        {
            Latents = Csv("second.csv", table.Latents.Slice(half, table.Latents.Count).Values, table.Latents.Dimension),
            Labels = Labels("second-y.csv", table.Labels[half..]),
            TrainingLatents = Csv("first.csv", table.Latents.Slice(0, half).Values, table.Latents.Dimension),
            TrainingLabels = Labels("first-y.csv", table.Labels[..half]),
        };
    }

    private string Csv(string name, double[] values, int width)
    {
        File.WriteAllLines(folder[name], values.Chunk(width).Select(row =>
            string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));
        return folder[name];
    }

    private static Dictionary<string, double?> Json(ScoreArguments arguments)
    {
        var console = new TextConsole();
        new ScoreCommand(console.Console).Run(arguments with { Json = true });
        using JsonDocument document = JsonDocument.Parse(string.Join('\n', console.Lines));
        return document.RootElement.GetProperty("scores").EnumerateObject().ToDictionary(
            score => score.Name,
            score => score.Value.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : (double?)null);
    }

    private static string Message(ScoreArguments arguments) =>
        Assert.Throws<NebulaException>(() => new ScoreCommand(new TextConsole().Console).Run(arguments))!.Message;
}
