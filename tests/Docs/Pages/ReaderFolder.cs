using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>The folder that a reader of the docs works in: it has the repository's configs, and what is made in it is thrown away.</summary>
internal sealed class ReaderFolder : IDisposable
{
    public ReaderFolder()
    {
        foreach (string linked in new[] { "configs", "docs" })
        {
            Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, linked), System.IO.Path.Combine(RepositoryRoot.Find(), linked));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("nebula-docs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
