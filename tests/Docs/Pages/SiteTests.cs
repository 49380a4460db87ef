using System.Text.RegularExpressions;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>A page that no list leads to is not found. That links lead to pages is checked where the site is built: eng/site.</summary>
public sealed partial class SiteTests
{
    private static readonly string[] Pages =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    [Test]
    public void EveryPage_OfTheDocs_IsInTheSitesContents() => Assert.That(Pages, Is.SubsetOf(Links("eng/site/pages/toc.yml", Href())));

    [Test]
    public void EveryPage_OfTheDocs_IsInTheListOfPages() =>
        Assert.That(Pages.Where(page => page != PathOf("docs/README.md")), Is.SubsetOf(Links("docs/README.md", Link())));

    private static IEnumerable<string> Links(string file, Regex link) => link.Matches(File.ReadAllText(PathOf(file)))
        .Select(match => Path.GetFullPath(match.Groups["target"].Value, Path.GetDirectoryName(PathOf(file))!));

    private static string PathOf(string file) => Path.Combine(RepositoryRoot.Find(), file);

    [GeneratedRegex(@"href: (?<target>\S+)")]
    private static partial Regex Href();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)")]
    private static partial Regex Link();
}
