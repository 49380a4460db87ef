using System.Text.Json;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Plugins that end the program, throw without words or write where they should not cost their own runs only.</summary>
public sealed class UnrulyPluginTests
{
    private const string Experiment = """
        name: unruly
        dataset: { id: stroke-digits, training: 100, validation: 20, test: 60 }
        architecture:
          - { id: unruly, misdeed: [time-out, wordless, no-code, print] }
          - { id: mlp, widths: [16], hidden: 0 }
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
        File.WriteAllText(Path.Combine(folder, "unruly.yaml"), Experiment);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Run_ComponentsThatThrowInEveryWay_FailsTheirRunsByNameAndFinishesTheOther([Values] bool workers)
    {
        NebulaProcess run = Run([.. workers ? ["--workers", "2"] : Array.Empty<string>(), "--plugins", TestPlugin.Folder("SilentRegister"), "--plugins", Path.Combine(folder, "nowhere")]);

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        Assert.That(run.Errors + run.Output, Does.Contain("NB2013: plugin 'SilentRegister'").And.Not.Contain("NB0000"));
        string[] causes =
        [
            "TaskCanceledException: the server took too long.", "MessagelessException.", "NebulaException: no code at all.", "WordlessException.",
        ];
        Assert.That(Results().SkipLast(1), Is.EqualTo(causes.Select(cause => "NB4302 " + cause)));
        Assert.That(Results()[^1], Is.EqualTo("finished"));
        string report = File.ReadAllText(Path.Combine(folder, "runs", "unruly", "report", "report.md"));
        Assert.That(report, Does.Contain("Skipped plugins").And.Contain("SilentRegister (NB2013: ").And.Contain("nowhere (NB2001: There is no such folder)"));
        Assert.That(report, Does.Not.Contain(TestPlugin.Folder("SilentRegister")), "no path of this machine");
    }

    [TestCase("exit")]
    [TestCase("exit-elsewhere")]
    public void Run_ComponentThatEndsTheProgram_IsRecordedAndTheOtherRunsGoOn(string misdeed)
    {
        NebulaProcess run = Run("--set", $"architecture=[{{ id: unruly, misdeed: {misdeed} }}, {{ id: mlp, widths: [16], hidden: 0 }}]");

        Assert.That(run.ExitCode, Is.EqualTo(5), run.Errors + run.Output);
        Assert.That(run.Output, Does.Contain("NB4302: architecture 'unruly' of plugin 'Unruly'").And.Contain("ended the program (Environment.Exit)"));
        Assert.That(Results(), Is.EqualTo(new[] { "NB4302 (Environment.Exit).", "finished" }));
    }

    [Test]
    public void Run_DatasetThatEndsTheProgram_SaysSoAndTheExitCodeIsNotZero()
    {
        NebulaProcess run = Run("--set", "dataset={ id: unruly-data, exits: true }");

        Assert.That(run.ExitCode, Is.Not.Zero.And.Not.EqualTo(1), run.Errors + run.Output);
        Assert.That(run.Output, Does.Contain("NB4302: dataset 'unruly-data' of plugin 'Unruly': it ended the program (Environment.Exit)"));
    }

    [Test]
    public void Validate_RulesThatThrowOrNeverEnd_NamesOptionAndPlugin()
    {
        NebulaProcess run = NebulaProcess.Run(
            folder, "validate", "unruly.yaml", "--plugins", TestPlugin.Folder("Unruly"), "--set", $"architecture={{ id: unruly, slow: {new string('a', 40)}b, ruled: 3 }}");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Errors + run.Output);
        Assert.That(run.Errors + run.Output, Does.Contain("architecture.slow  its pattern could not be tested in time")
            .And.Contain("architecture.ruled  its rule ThrowsAttribute failed: WordlessException  tell the author of the plugin 'Unruly'"));
    }

    private NebulaProcess Run(params string[] more) => NebulaProcess.Run(folder, ["run", "unruly.yaml", "--plugins", TestPlugin.Folder("Unruly"), .. more]);

    // Of a failure its code and what comes after "failed:" or "program", up to the remedy.
    private string[] Results() =>
    [
        .. Directory.GetFiles(Path.Combine(folder, "runs", "unruly"), "run.json", SearchOption.AllDirectories)
            .Select(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            .OrderBy(run => run.GetProperty("position").GetInt32())
            .Select(run => run.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object
                ? $"{error.GetProperty("code").GetString()} {Cause(error.GetProperty("message").GetString()!)}"
                : run.GetProperty("status").GetString()!),
    ];

    private static string Cause(string message)
    {
        string start = message.Split("Build failed: ", 2)[^1].Split("ended the program ", 2)[^1];
        return start[..(start.IndexOf(". ", StringComparison.Ordinal) + 1)];
    }
}
