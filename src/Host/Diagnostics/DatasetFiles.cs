using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Data;

namespace NebulaBench.Host.Diagnostics;

/// <summary>How many of a dataset's files are in the data folder.</summary>
/// <param name="Id">The dataset.</param>
/// <param name="Present">The files that are there.</param>
/// <param name="Total">The files it needs; none for a dataset that makes its own data.</param>
/// <param name="Failure">Why the dataset could not be asked, or null.</param>
public sealed record DatasetFiles(string Id, int Present, int Total, string? Failure = null)
{
    /// <summary>Looks for the files of every dataset without reading them.</summary>
    public static IReadOnlyList<DatasetFiles> Find(DatasetRegistry datasets, string root) => [.. datasets.Ids.Select(id => Find(datasets, root, id))];

    private static DatasetFiles Find(DatasetRegistry datasets, string root, string id)
    {
        try
        {
            IReadOnlyList<DataFile> files = datasets.Take(id) is IDownloadable downloadable ? downloadable.Files : [];
            return new(id, files.Count(file => DataPath.Find(root, file) is not null), files.Count);
        }
        catch (NebulaException failure)
        {
            return new(id, 0, 0, failure.Message);
        }
    }
}
