namespace NebulaBench.Datasets;

/// <summary>A dataset whose files <c>nebula data fetch</c> can bring and <c>nebula data verify</c> can check.</summary>
public interface IDownloadable
{
    /// <summary>The files, in the order of fetching.</summary>
    IReadOnlyList<DataFile> Files { get; }
}
