using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>Opens files by their endings.</summary>
internal static class TableFile
{
    /// <summary>What is written for the small table inside this plugin.</summary>
    public const string Sample = "sample";

    private const string Endings = ".csv, .tsv, .txt, .npy and .npz";

    /// <summary>Opens a file and reads what it says of its columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dialect">How its text is written, if it is one.</param>
    /// <param name="array">The name of the matrix, where an archive has several; or empty.</param>
    /// <exception cref="NebulaException">NB3161: it is missing, cannot be read, or is of no known format; NB3162: it is empty; NB3163: its columns are unclear.</exception>
    public static ITableReader Open(string path, TextDialect dialect, string array)
    {
        byte[] bytes = Bytes(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            _ when bytes.Length == 0 => throw new NebulaException("NB3162", "the file is empty.", path, "Write a row for each sample."),
            ".tsv" when dialect.Delimiter == Delimiter.Auto => new DelimitedReader(path, bytes, dialect with { Delimiter = Delimiter.Tab }),
            ".csv" or ".tsv" or ".txt" or "" when path == Sample || Path.HasExtension(path) => new DelimitedReader(path, bytes, dialect),
            ".npy" or ".npz" => NumpyReader.Open(path, bytes, array),
            _ => throw new NebulaException("NB3161", "the format is not known.", path, $"Known are {Endings}."),
        };
    }

    /// <summary>An error about a file that is not what it should be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong, a sentence.</param>
    /// <param name="remedy">What would work.</param>
    /// <param name="inner">The failure underneath.</param>
    public static NebulaException Damaged(string path, string what, string remedy = "Write or fetch the file again.", Exception? inner = null) =>
        new("NB3161", what, path, remedy, inner);

    // The file is read whole and once, so that what is hashed is what is trained on.
    private static byte[] Bytes(string path)
    {
        if (path == Sample)
        {
            using Stream sample = typeof(TableFile).Assembly.GetManifestResourceStream(Sample)!;
            var bytes = new byte[sample.Length];
            sample.ReadExactly(bytes);
            return bytes;
        }
        try
        {
            return RegularFile.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(path, "the file is missing.", "Correct the path; a relative one begins at the data folder (--data).", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, "the file cannot be read.", $"The system says: {failure.Message}", failure);
        }
    }
}
