using System.Text.RegularExpressions;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>A snippet of a page.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Line">The line of its first fence.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Reason">Why it is only parsed: what follows the words <c>parsed:</c> after the language; null where it is carried out.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed partial record FencedBlock(string Page, int Line, string Language, string? Reason, string Text)
{
    /// <summary>Every snippet of every page.</summary>
    public static IReadOnlyList<FencedBlock> All { get; } = [.. Pages.SelectMany(page => Of(page, Read(page)))];

    /// <summary>The pages whose snippets are tried.</summary>
    public static IReadOnlyList<string> Pages
    {
        get
        {
            string root = RepositoryRoot.Find();
            IEnumerable<string> below = new[] { "docs", "configs" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
            return ["README.md", "CONTRIBUTING.md", .. below.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>A page's text.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), page));

    /// <summary>The snippets of a page.</summary>
    public static IEnumerable<FencedBlock> Of(string page, string text)
    {
        foreach (Match match in Fences().Matches(text.ReplaceLineEndings("\n")))
        {
            string[] info = match.Groups["info"].Value.Trim().Split(" parsed: ", 2);
            int line = text[..match.Index].Count(letter => letter == '\n') + 1;
            yield return new FencedBlock(page, line, info[0], info.ElementAtOrDefault(1), match.Groups["text"].Value);
        }
    }

    public override string ToString() => $"{Page}:{Line}";

    [GeneratedRegex(@"^```(?<info>[^\n]*)\n(?<text>.*?)^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
