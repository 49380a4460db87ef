using System.Text.Json;
using NebulaBench.Comparisons;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics.Options;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Records from before names became final (<c>OldNames/README.md</c>): every value is read, under today's name.</summary>
public sealed class OldRecordsTests
{
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["binarise"] = "binarize",
        ["binarise_seed"] = "binarize_seed",
        ["gravity_normalise"] = "gravity_normalize",
        ["initialisation"] = "initialization",
        ["initialise_after"] = "initialize_after",
        ["licence"] = "license",
        ["neighbourhood_samples"] = "neighborhood_samples",
        ["neighbours"] = "neighbors",
        ["normalise"] = "normalize",
    };

    private static IEnumerable<string> Runs =>
        Directory.GetDirectories(StoredFiles.Path("Runs", "OldNames"), "*-s0-*").Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Runs))]
    public void Open_Run_LosesNoValue(string name)
    {
        RunFolder run = Open(name);

        AssertHasAll(run.PathOf(RunFileNames.Record), JsonSerializer.SerializeToElement(run.Record, RunJson.Indented));
    }

    [Test]
    public void Find_Stage_LosesNoValue()
    {
        string id = Path.GetFileName(Directory.GetDirectories(StoredFiles.Path("Runs", "OldNames", "stages")).Single());

        StageFolder stage = StageFolder.Find(StoredFiles.Path("Runs", "OldNames"), id)!;

        AssertHasAll(Path.Combine(stage.FullPath, "stage.json"), JsonSerializer.SerializeToElement(stage.Record, RunJson.Indented));
        Assert.That(stage.ReadWeights(), Is.Not.Empty);
    }

    [Test]
    public void Names_OfTheFolders_AreAllThatWereChanged() => Assert.That(
        Renamed.Keys.Where(key => !Directory.EnumerateFiles(StoredFiles.Path("Runs", "OldNames"), "*.json", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($"\"{key}\"", StringComparison.Ordinal))),
        Is.Empty);

    [Test]
    public void Read_Values_AreThoseThatWereWritten()
    {
        RunRecord nvc = Open(Runs.Single(name => name.Contains("-nvc-", StringComparison.Ordinal))).Record;
        JsonElement options = nvc.Spec.Objective.Options;
        EvaluationOptions evaluation = RunJson.Options<EvaluationOptions>(nvc.Spec.Evaluation, "run.json");

        Assert.Multiple(() =>
        {
            Assert.That(options.GetProperty("initialization").GetString(), Is.EqualTo("normal"));
            Assert.That(options.GetProperty("initialize_after").GetInt32(), Is.EqualTo(2));
            Assert.That(options.GetProperty("gravity_normalize").GetBoolean(), Is.False);
            Assert.That(evaluation.Neighbors, Is.EqualTo(new[] { 1, 3 }));
            Assert.That(evaluation.NeighborhoodSamples, Is.EqualTo(7));
            Assert.That(nvc.Plugins.Select(plugin => plugin.License), Is.All.EqualTo("BSD-3-Clause"));
            Assert.That(Dataset("pointnet").GetProperty("normalize").GetString(), Is.EqualTo("cube"));
            Assert.That(Dataset("mnist").GetProperty("binarize").GetString(), Is.EqualTo("sampled"));
            Assert.That(Dataset("mnist").GetProperty("binarize_seed").GetInt32(), Is.EqualTo(3));
            Assert.That(Dataset("image-folder").GetProperty("channels").GetString(), Is.EqualTo("gray"));
        });
    }

    [Test]
    public void Rescoring_OldOptions_MeasuresTheNeighborsThatWereAskedFor()
    {
        RunFolder run = Open(Runs.Single(name => name.Contains("-nvc-", StringComparison.Ordinal)));

        ScoreSheet again = Rescoring.From(run).Scores;

        Assert.That(again.Keys.Where(key => key.Contains("knn", StringComparison.Ordinal)), Is.EqualTo(run.ReadScores().Keys.Where(key => key.Contains("knn", StringComparison.Ordinal))));
        Assert.That(again.Keys.Count(key => key.Contains("knn", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void ReadWeights_OldName_IsTodays() => Assert.That(
        Open(Runs.Single(name => name.Contains("-online-kmeans-", StringComparison.Ordinal))).ReadWeights().Keys,
        Does.Contain("objective.centers").And.None.Contains("centres"));

    [TestCase("ae", "mlp", ExpectedResult = "ae, -")]
    [TestCase("untrained", "mlp", ExpectedResult = "untrained, -")]
    [TestCase("pca", "raw", ExpectedResult = "-, raw")]
    [TestCase("nvc", "mlp", ExpectedResult = "-, -")]
    public string Open_RecordWithoutBaselines_TellsThemByTheirIds(string objective, string architecture) =>
        Baselines(objective, architecture, null);

    [Test]
    public void Open_RecordOfAForeignPlugin_IsLeftAsItIs() => Assert.That(Baselines("untrained", "raw", "Their.Plugin"), Is.EqualTo("-, -"));

    private static string Baselines(string objective, string architecture, string? plugin)
    {
        using var folder = new TemporaryFolder();
        RunRecord record = SampleRun.Record(objective: objective);
        record = record with
        {
            Spec = record.Spec with
            {
                Objective = record.Spec.Objective with { Plugin = plugin },
                Architecture = record.Spec.Architecture with { Id = architecture, Plugin = plugin },
            },
        };
        RecordedSpec spec = RunFolder.Open(RunFolder.Create(folder.Root, record).FullPath).Record.Spec;
        return $"{Text(spec.Objective.Baseline)}, {Text(spec.Architecture.Baseline)}";

        static string Text(Baseline? baseline) => baseline is { } value ? RunJson.Name(value) : "-";
    }

    private static RunFolder Open(string name) => RunFolder.Open(StoredFiles.Path("Runs", "OldNames", name));

    private static JsonElement Dataset(string part) =>
        Open(Runs.Single(name => name.Contains(part, StringComparison.Ordinal))).Record.Spec.Dataset.Options;

    private static void AssertHasAll(string file, JsonElement read)
    {
        using JsonDocument written = JsonDocument.Parse(File.ReadAllText(file));
        string[] leaves = [.. Leaves(written.RootElement, "", Renamed)];

        Assert.That(leaves, Has.Length.GreaterThan(50));
        Assert.That(leaves.Except(Leaves(read, "", [])), Is.Empty);
    }

    // Numbers and times may be written in another way; what they are worth counts.
    private static IEnumerable<string> Leaves(JsonElement value, string path, Dictionary<string, string> renamed) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}/{renamed.GetValueOrDefault(property.Name, property.Name)}", renamed)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}/{index}", renamed)),
        JsonValueKind.Null => [],
        JsonValueKind.Number => [FormattableString.Invariant($"{path} = {value.GetDouble():R}")],
        JsonValueKind.String => [$"{path} = {(value.TryGetDateTimeOffset(out DateTimeOffset time) ? time.UtcTicks : value.GetString() == "grey" ? "gray" : value.GetString())}"],
        _ => [$"{path} = {value.GetRawText()}"],
    };
}
