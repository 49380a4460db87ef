using System.CommandLine;
using NebulaBench.Host.Commands;

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
    }

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(Folder, recursive: true);

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
        (int code, string output, string errors) = ProgramInProcess.Run(Path.Combine(Folder, "empty"), arguments);
        string line = string.Join(' ', arguments.Select(argument => argument.Length > 60 ? argument[..60] + "…" : $"'{argument}'"));
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
