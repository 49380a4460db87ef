using System.CommandLine;
using System.Diagnostics;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>
/// Every command, found from the list of commands, is given bad values for every argument and option: it must answer with a line and a
/// documented exit code. NB0000 is for our own defects.
/// </summary>
[NonParallelizable]
public sealed class BadArgumentsTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("nebula-bad-").FullName;

    private static readonly string[] BadTexts =
    [
        "", " ", "no-such-thing", "no/such/thing", "--no-such-option", "-1", ".", "..", "/dev/null", new string('x', 300), new string('y', 5000),
        "a=b", "[", "\u001b[31m", "x:y", "%s", "*", "CON",
    ];

    private static readonly string Bundled = Path.Combine(BuiltProgram.Folder, "plugins");

    /// <summary>Longer than any command of these may take, on a busy machine too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TimeSpan usualLimit = PatientFile.Limit;

    private static readonly string[] BadNumbers = ["", "0", "-1", "99999999999999999999", "1e9", "nan", "x", "10000000"];

    private static IEnumerable<TestCaseData> Commands => Leaves(CommandLine.Create(), [])
        .Select(leaf => new TestCaseData((object)leaf).SetArgDisplayNames(string.Join('_', leaf)));

    [OneTimeSetUp]
    public void WriteFiles()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "empty"));
        File.WriteAllText(Path.Combine(Folder, "empty.txt"), "");
        File.WriteAllBytes(Path.Combine(Folder, "zeros.npy"), new byte[200]);
        File.WriteAllBytes(Path.Combine(Folder, "noise.npz"), [.. Enumerable.Range(0, 400).Select(index => (byte)(index * 37))]);
        File.WriteAllText(Path.Combine(Folder, "text.csv"), "a,b\n1,x\n\"\n");
        File.WriteAllText(Path.Combine(Folder, "broken.yaml"), "name: [x\n");
        File.WriteAllText(Path.Combine(Folder, "list.yaml"), "- 1\n- 2\n");
        Directory.CreateDirectory(Path.Combine(Folder, "run"));
        File.WriteAllText(Path.Combine(Folder, "run", "run.json"), "{ \"schema\": 1, ");
        Process.Start("mkfifo", Path.Combine(Folder, "pipe")).WaitForExit();
        File.WriteAllText(Path.Combine(Folder, "secret.csv"), "1,2\n");
        Process.Start("chmod", ["0", Path.Combine(Folder, "secret.csv")]).WaitForExit();
        WriteGood();
        PatientFile.Limit = TimeSpan.FromSeconds(0.3); // nobody will ever be at the pipe's other end
    }

    // What lets a command come as far as its options.
    private static void WriteGood()
    {
        string good = Directory.CreateDirectory(Path.Combine(Folder, "good")).FullName;
        File.WriteAllText(Path.Combine(good, "e.yaml"), "name: tiny\ndataset: stroke-digits\narchitecture: mlp\nobjective: ae\nlatent_dimension: 2\nbaselines: []\n");
        File.WriteAllText(Path.Combine(good, "z.csv"), string.Concat(Enumerable.Range(0, 12).Select(row => $"{row % 3},{row % 4}\n")));
        Remedies.Workbench.Copy(StoredFiles.Path("Runs", "RegressionCorpus", "schema-1-6c5e649", "museum"), Path.Combine(good, "runs"));
        Directory.CreateDirectory(Path.Combine(good, "pictures"));
        File.WriteAllBytes(Path.Combine(good, "pictures", "a.png"), Remedies.ImageMistakes.Picture(16));
    }

    /// <summary>Arguments with which a command works; null where it would fetch, train, or wait.</summary>
    private static string[]? Good(string[] path)
    {
        string good = Path.Combine(Folder, "good"), run = Directory.GetDirectories(Path.Combine(good, "runs"))[0], experiment = Path.Combine(good, "e.yaml");
        return string.Join(' ', path) switch
        {
            "run" or "retry" => [experiment, "--dry-run", "--plugins", Bundled],
            "validate" or "plan" or "status" => [experiment, "--plugins", Bundled],
            "measure" => [run],
            "import" => ["--latents", Path.Combine(good, "z.csv"), "--dataset", "stroke-digits", "--set", "dataset.test=12", "--method", "mine", "--plugins", Bundled, "--runs", Path.Combine(good, "imported")],
            "report" or "leaderboard" or "export mlflow" => [run],
            "diff" => [run, run],
            "score" => ["--latents", Path.Combine(good, "z.csv")],
            "sample" => [run, "--plugins", Bundled],
            "images fit" => [Path.Combine(good, "pictures")],
            "describe" => ["bernoulli"],
            "list" or "list metrics" or "schema" or "doctor" or "docs cli" or "docs components" or "data list" => [],
            _ => null,
        };
    }

    [OneTimeTearDown]
    public void RemoveFiles()
    {
        PatientFile.Limit = usualLimit;
        Directory.Delete(Folder, recursive: true);
    }

    [TestCaseSource(nameof(Commands))]
    public void Run_BadValues_AnswersWithADocumentedCode(string[] path)
    {
        Command command = Find(path);
        string[] files = [.. Directory.EnumerateFileSystemEntries(Folder)];
        var lines = new List<string[]> { path };
        foreach (string bad in BadTexts.Concat(files))
        {
            lines.Add([.. path, .. command.Arguments.Select(_ => bad), .. Required(command)]);
        }
        string[] good = [.. path, .. command.Arguments.Select(_ => "no-such-thing"), .. Required(command)];
        foreach (Option option in command.Options.Where(option => !option.Hidden && option.ValueType != typeof(bool)))
        {
            IEnumerable<string> values = IsNumber(option) ? BadNumbers : BadTexts.Concat(files);
            lines.AddRange(values.Select(value => (string[])[.. good, option.Name, value]));
        }

        Assert.Multiple(() => lines.ForEach(Check));
    }

    [TestCaseSource(nameof(Commands))]
    public void Run_OneBadOptionBesideGoodArguments_AnswersWithADocumentedCode(string[] path)
    {
        if (Good(path) is not { } good)
        {
            Assert.Ignore("It would fetch, train, or wait.");
            return;
        }
        Command command = Find(path);
        string[] texts =
        [
            "", "no/such/thing", "-1", "99999999999999999999", new string('x', 300), Folder, .. (string[])["empty.txt", "noise.npz", "pipe", "secret.csv", "text.csv"],
            "/proc/nebula/x", Path.Combine(Folder, "empty.txt", "below-a-file"), "/dev/full",
        ];
        texts = [.. texts.Select(text => File.Exists(Path.Combine(Folder, text)) ? Path.Combine(Folder, text) : text)];
        var lines = new List<string[]> { (string[])[.. path, .. good] };
        foreach (Option option in command.Options)
        {
            string[] once = option.ValueType == typeof(bool) ? [option.Name] : [option.Name, "1"];
            lines.Add([.. path, .. good, .. once, .. once]);
            if (option.ValueType != typeof(bool))
            {
                lines.AddRange((IsNumber(option) ? BadNumbers : texts).Select(value => (string[])[.. path, .. good, option.Name, value]));
            }
        }

        Assert.Multiple(() => lines.ForEach(Check));
    }

    [Test]
    public void Run_StandardInputClosed_Ends()
    {
        TextReader before = Console.In;
        Console.SetIn(TextReader.Null);
        try
        {
            Check(["work", Path.Combine(Folder, "good", "e.yaml"), "--numbers", "-", "--plugins", Bundled]);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Test]
    public void Run_BadValuesForOptionsOfEveryCommand_AnswersWithADocumentedCode() => Assert.Multiple(() =>
    {
        foreach (Option option in CommandLine.Create().Options.Where(option => option.ValueType != typeof(bool) && option.Recursive))
        {
            foreach (string value in IsNumber(option) ? BadNumbers : BadTexts)
            {
                Check(["validate", "no-such-thing", option.Name, value]);
                Check(["describe", "no-such-thing", option.Name, value]);
            }
        }
    });

    // Only 'work' requires options; without runs' numbers it would not come as far as its other arguments.
    private static IEnumerable<string> Required(Command command) =>
        command.Options.Where(option => option.Required).SelectMany(option => new[] { option.Name, "1" });

    private static void Check(string[] arguments)
    {
        string line = string.Join(' ', arguments.Select(argument => argument.Length > 60 ? argument[..60] + "…" : $"'{argument}'"));
        var program = Task.Run(() => ProgramInProcess.Run(Path.Combine(Folder, "empty"), arguments));
        Assert.That(program.Wait(Patience), $"{line} does not end");
        (int code, string output, string errors) = program.Result;
        Assert.That(ExitCodes.Meanings.Select(meaning => meaning.Code).Except([ExitCodes.Defect]), Has.Member(code), $"{line}\n{output}{errors}");
        Assert.That(output + errors, Does.Not.Contain("NB0000").And.Not.Contain("   at NebulaBench"), line);
        Assert.That(code == 0 || (output + errors).Trim().Length > 0, $"{line}: nothing is said");
    }

    private static bool IsNumber(Option option) =>
        (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) is { IsPrimitive: true };

    private static Command Find(IEnumerable<string> path) =>
        path.Aggregate((Command)CommandLine.Create(), (command, name) => command.Subcommands.Single(child => child.Name == name));

    private static IEnumerable<string[]> Leaves(Command command, string[] path)
    {
        IEnumerable<string[]> below = command.Subcommands.SelectMany(child => Leaves(child, [.. path, child.Name]));
        return command.Action is not null && path.Length > 0 ? below.Prepend(path) : below;
    }
}
