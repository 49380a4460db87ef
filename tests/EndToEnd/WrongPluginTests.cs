using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Runs whose plugins throw or return wrong shapes, beside one that is in order.</summary>
public sealed class WrongPluginTests
{
    private const string Experiment = """
        name: wrong
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture:
          - { id: mlp, widths: [16], hidden: 0 }
          - { id: throwing-encoder }
          - { id: wide-encoder }
          - { id: flat-decoder }
        latent_dimension: 4
        objective:
          - { id: ae }
          - { id: throwing-loss }
          - { id: wide-code }
        seeds: [0]
        training: { epochs: 1, batch_size: 50 }
        baselines: []
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "wrong.yaml"), Experiment);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_WrongComponents_FailsThoseRunsWithPluginCauseAndRemedyAndFinishesTheOther()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "wrong.yaml", "--plugins", TestPlugin.Folder("ThrowingForward"), "--plugins", TestPlugin.Folder("WrongShapes"));

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        string throwsInEncoder = Message("NB4302", "architecture 'throwing-encoder'", "ThrowingForward", "Encode failed: InvalidOperationException: no weights on Mondays.");
        string wideFeatures = Message("NB4301", "architecture 'wide-encoder'", "WrongShapes", "Encode returned the shape [50, 16], not [50, 8].");
        string flatOutput = Message("NB4301", "architecture 'flat-decoder'", "WrongShapes", "Decode returned the shape [50, 784], not [50, 1, 28, 28].");
        string wideCode = Message("NB4301", "objective 'wide-code'", "WrongShapes", "Embed returned codes of the shape [50, 8], not [50, 4].");
        Assert.That(Results(), Is.EqualTo(new[]
        {
            "mlp ae: finished",
            $"mlp throwing-loss: {Message("NB4302", "objective 'throwing-loss'", "ThrowingForward", "Loss failed: NotSupportedException: no losses on Tuesdays.")}",
            $"mlp wide-code: {wideCode}",
            $"throwing-encoder ae: {throwsInEncoder}",
            $"throwing-encoder throwing-loss: {throwsInEncoder}",
            $"throwing-encoder wide-code: {throwsInEncoder}",
            $"wide-encoder ae: {wideFeatures}",
            $"wide-encoder throwing-loss: {wideFeatures}",
            $"wide-encoder wide-code: {wideFeatures}",
            $"flat-decoder ae: {flatOutput}",
            $"flat-decoder throwing-loss: {flatOutput}",
            $"flat-decoder wide-code: {wideCode}",
        }));
    }

    [Test]
    public void Run_DatasetThatThrows_FailsItsRunsWithPluginCauseAndRemedy()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "run", "wrong.yaml", "--plugins", TestPlugin.Folder("ThrowingForward"), "--set", "dataset={ id: throwing-dataset }",
            "--set", "architecture={ id: mlp }", "--set", "objective={ id: ae }");

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        Assert.That(Results(), Is.EqualTo(new[]
        {
            $"mlp ae: {Message("NB4302", "dataset 'throwing-dataset'", "ThrowingForward", "Load failed: IOException: the disk is on holiday.")}",
        }));
    }

    [Test]
    public void PluginsCheck_WrongComponents_EndsWithThePluginExitCode()
    {
        NebulaProcess check = NebulaProcess.Run(folder, "plugins", "check", TestPlugin.Folder("WrongShapes"));

        Assert.That(check.ExitCode, Is.EqualTo(3), check.Errors + check.Output);
        Assert.That(check.Output, Does.Contain(
            "  fail  output has the declared shape: image 1×16×16 to image 1×16×16: what Decode returns has the shape [16, 256], not [16, 1, 16, 16].\n"
            + "        -> Decode must return [batch, …output axes] for every code [batch, codeDimension]; of a sequence, logits.\n"));
    }

    private static string Message(string code, string component, string plugin, string cause) =>
        $"{code} {component} of plugin '{plugin}' ({Path.Combine(TestPlugin.Folder(plugin), plugin + ".dll")}): {cause} Check its options in the experiment; "
        + $"if they are right, show the plugin's author what 'nebula plugins check {TestPlugin.Folder(plugin)}' says.";

    private string[] Results() =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "runs", "wrong"), "run.json", SearchOption.AllDirectories)
            .Select(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            .OrderBy(run => run.GetProperty("position").GetInt32())
            .Select(run => $"{Id(run, "architecture")} {Id(run, "objective")}: {Result(run)}"),
    ];

    private static string Id(JsonElement run, string component) => run.GetProperty("spec").GetProperty(component).GetProperty("id").GetString()!;

    private static string Result(JsonElement run) => run.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object
        ? $"{error.GetProperty("code").GetString()} {error.GetProperty("message").GetString()}"
        : run.GetProperty("status").GetString()!;
}
