using System.Text.RegularExpressions;
using NebulaBench.EndToEnd.Tests;
using NebulaBench.Host.Commands;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>
/// Every command of the docs is one that the program knows; in blocks that do not say why not, it is also carried out, in a folder that has
/// the repository's configs.
/// </summary>
[NonParallelizable]
public sealed partial class CommandTests
{
    private ReaderFolder folder = null!;

    private static IEnumerable<object> Blocks => Snippet.All.Where(block => block.Language is "bash" or "console");

    private static IEnumerable<TestCaseData> Spans =>
        from page in Snippet.Pages
        from span in InlineCommand().Matches(Snippet.Read(page)).Select(match => match.Groups[1].Value).Distinct()
        select new TestCaseData(span).SetArgDisplayNames(page, span);

    [OneTimeSetUp]
    public void MakeFolder() => folder = new ReaderFolder();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCaseSource(nameof(Blocks))]
    public void Command_OfABlock_IsKnownAndWorks(object snippet)
    {
        var block = (Snippet)snippet;
        foreach (string line in Lines(block))
        {
            IReadOnlyList<string> words = ShellLine.Words(line);
            if (ShellLine.OfNebula(words) is not { } arguments)
            {
                Assert.That(block.Reason, Is.Not.Null, $"{block}: '{line}' is not the program's: write before the block <!-- not tried: REASON -->");
                continue;
            }
            Assert.That(Mistakes(arguments), Is.Empty, $"{block}: {line}");
            Assert.That(arguments.Where(IsMissing), Is.Empty, $"{block}: there are no such files");
            if (block.Reason is null)
            {
                NebulaProcess ended = NebulaProcess.Run(folder.Path, [.. arguments]);
                Assert.That(ended.ExitCode, Is.Zero, $"{block}: {line}\n{ended.Output}{ended.Errors}");
            }
        }
    }

    [TestCaseSource(nameof(Spans))]
    public void Command_InASentence_IsKnown(string span) =>
        Assert.That(Mistakes([.. ShellLine.Words(span).Skip(1)]).Where(mistake => !IsGap(mistake)), Is.Empty);

    // Of a console's protocol, what was typed.
    private static IEnumerable<string> Lines(Snippet block) => block.Text.Split('\n')
        .Where(line => block.Language == "bash" || line.StartsWith("$ ", StringComparison.Ordinal))
        .Select(line => block.Language == "bash" ? line : line[2..])
        .Where(line => ShellLine.Words(line).Count > 0);

    private static IEnumerable<string> Mistakes(IReadOnlyList<string> arguments) => CommandLine.Create().Parse(arguments).Errors.Select(error => error.Message);

    // A sentence may name a command without its arguments.
    private static bool IsGap(string mistake) =>
        mistake.StartsWith("Required argument missing", StringComparison.Ordinal) || mistake.EndsWith("is required.", StringComparison.Ordinal);

    private static bool IsMissing(string argument) =>
        argument.StartsWith("configs/", StringComparison.Ordinal) && !File.Exists(Path.Combine(RepositoryRoot.Find(), argument));

    [GeneratedRegex(@"`(nebula [^`]+)`")]
    private static partial Regex InlineCommand();
}
