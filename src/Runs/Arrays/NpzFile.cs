using System.IO.Compression;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads and writes NPZ files, numpy's format for several named arrays: a ZIP archive of NPY files.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    // The oldest date that a ZIP archive can hold: equal content makes equal files.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes named arrays in their order.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, DenseArray>> arrays)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, DenseArray array) in arrays)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + Extension, CompressionLevel.Fastest);
            entry.LastWriteTime = Undated;
            using Stream content = entry.Open();
            NpyFile.Write(content, array);
        }
    }

    /// <summary>Writes named arrays into a file, whole or not at all.</summary>
    public static void Write(string file, IEnumerable<KeyValuePair<string, DenseArray>> arrays) =>
        AtomicFile.Write(file, stream => Write(stream, arrays));

    /// <summary>Reads all arrays of a file, in its order.</summary>
    public static IReadOnlyDictionary<string, DenseArray> Read(string file)
    {
        using FileStream stream = RunFile.Open(file);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var arrays = new OrderedDictionary<string, DenseArray>();
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(Extension, StringComparison.Ordinal)))
                arrays[entry.FullName[..^Extension.Length]] = ReadEntry(entry, file);
            return arrays;
        }
        catch (InvalidDataException failure)
        {
            throw RunErrors.Damaged(file, "not an NPZ file, or cut short: its ZIP directory cannot be read", failure);
        }
    }

    private static DenseArray ReadEntry(ZipArchiveEntry entry, string file)
    {
        using Stream content = entry.Open();
        return NpyFile.Read(content, entry.Length, $"{file}:{entry.FullName}");
    }
}
