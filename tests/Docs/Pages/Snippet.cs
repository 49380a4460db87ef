using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>A block of code of a page whose blocks are tried.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Block">The block.</param>
internal sealed record Snippet(string Page, FencedBlock Block)
{
    /// <summary>Every snippet of every page.</summary>
    public static IReadOnlyList<Snippet> All { get; } = [.. Pages.SelectMany(page => FencedBlock.In(PathOf(page)).Select(block => new Snippet(page, block)))];

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

    public string Language => Block.Language;

    public string? Reason => Block.Reason;

    public string Text => Block.Text;

    /// <summary>A page's text.</summary>
    public static string Read(string page) => File.ReadAllText(PathOf(page));

    public override string ToString() => $"{Page}:{Block.Line}";

    private static string PathOf(string page) => Path.Combine(RepositoryRoot.Find(), page);
}
