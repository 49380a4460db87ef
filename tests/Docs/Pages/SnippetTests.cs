using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>Every snippet says what it is, and is that.</summary>
public sealed partial class SnippetTests
{
    private static readonly string[] Languages = ["bash", "console", "csharp", "csv", "json", "text", "xml", "yaml"];

    private static readonly string[] Sources = ["src", "plugins"];

    private static IEnumerable<object> Blocks => Snippet.All;

    [TestCaseSource(nameof(Blocks))]
    public void Block_OfAPage_HasALanguageThatIsTried(object block) => Assert.That(Languages, Does.Contain(((Snippet)block).Language));

    [TestCaseSource(nameof(Blocks))]
    public void Block_OfData_IsWellFormed(object snippet)
    {
        var block = (Snippet)snippet;
        Assert.That(
            () => Read(block),
            Throws.Nothing, block.ToString());
    }

    [Test]
    public void ErrorCodes_OfThePages_AreTheProgram_s()
    {
        HashSet<string> known = [.. Sources
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value))];

        Assert.That(Snippet.Pages.SelectMany(page => Code().Matches(Snippet.Read(page)).Select(match => match.Value)).Distinct(), Is.SubsetOf(known));
    }

    private static void Read(Snippet block)
    {
        switch (block.Language)
        {
            case "json":
                JsonDocument.Parse(block.Text).Dispose();
                break;
            case "xml":
                XElement.Parse($"<page>{block.Text}</page>");
                break;
            case "csv":
                string[] rows = block.Text.Trim().Split('\n');
                Assert.That(rows.Select(row => row.Split(',').Length), Is.All.EqualTo(rows[0].Split(',').Length));
                break;
        }
    }

    [GeneratedRegex(@"NB[1-5][0-9]{3}\b")]
    private static partial Regex Code();
}
