using NebulaBench.Testing;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>A copy of the real data beside the repository; a test that needs it is ignored where there is none.</summary>
internal sealed class PublishedFiles : IDataFolder
{
    private PublishedFiles(string root) => Root = root;

    public string Root { get; }

    public static PublishedFiles OrIgnore(string dataset)
    {
        string root = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), "..", "shared", "data"));
        if (!Directory.Exists(Path.Combine(root, dataset)))
        {
            Assert.Ignore($"There is no copy of {dataset} in ../shared/data beside the repository.");
        }
        return new PublishedFiles(root);
    }
}
