using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Host.Data;

/// <summary>Where a dataset's file belongs on disk.</summary>
public static class DataPath
{
    /// <summary>The full path of a file.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="NebulaException">NB3022: it would lie outside the data folder.</exception>
    public static string For(string root, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string folder = Path.GetFullPath(root + Path.DirectorySeparatorChar);
        string path = Path.GetFullPath(Path.Combine(folder, file.Path));
        return path.StartsWith(folder, StringComparison.Ordinal) ? path : throw DataErrors.OutsideFolder(file);
    }

    /// <summary>
    /// The file that is there: as it is downloaded or, if its content's hash can tell, unpacked under the same name without
    /// <c>.gz</c>. Null where there is neither.
    /// </summary>
    /// <param name="root">The data folder.</param>
    /// <param name="file">The file.</param>
    public static string? Find(string root, DataFile file)
    {
        string path = For(root, file);
        if (File.Exists(path))
        {
            return path;
        }
        bool mayBeUnpacked = file.ContentSha256.Count > 0 && path.EndsWith(".gz", StringComparison.Ordinal);
        string unpacked = Path.ChangeExtension(path, null);
        return mayBeUnpacked && File.Exists(unpacked) ? unpacked : null;
    }
}
