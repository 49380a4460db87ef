using System.IO.Compression;
using System.IO.Hashing;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads and writes NPZ files, numpy's format for several named arrays: a ZIP archive of NPY files.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    // Numbers shrink by a few times; what claims to shrink by more is read up to a size that does no harm.
    private const long MostInflated = 256L << 20;
    private const int MostInflation = 50;

    // The oldest date that a ZIP archive can hold: equal content makes equal files.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes named arrays in their order.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, DenseArray>> arrays)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, DenseArray array) in arrays)
        {
            using Stream content = Open(archive, name);
            NpyFile.Write(content, array);
        }
    }

    /// <summary>Begins an array of an archive.</summary>
    internal static Stream Open(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name + Extension, CompressionLevel.Fastest);
        entry.LastWriteTime = Undated;
        return entry.Open();
    }

    /// <summary>Writes named arrays into a file, whole or not at all.</summary>
    public static void Write(string file, IEnumerable<KeyValuePair<string, DenseArray>> arrays) =>
        AtomicFile.Write(file, stream => Write(stream, arrays));

    /// <summary>Reads all arrays of a file, in its order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="texts">The name of an array that holds texts; all others must hold numbers.</param>
    public static IReadOnlyDictionary<string, DenseArray> Read(string file, string? texts = null) => WithArchive(file, archive =>
    {
        var arrays = new OrderedDictionary<string, DenseArray>();
        long inflated = 0, stored = new FileInfo(file).Length; // of all: entries may lie upon each other
        foreach (ZipArchiveEntry entry in Arrays(archive))
        {
            inflated += Math.Min(entry.Length, MostInflated + 1);
            RequireInflation(file, inflated, stored);
            DenseArray array = ReadEntry(entry, file);
            arrays[NameOf(entry)] = NameOf(entry) == texts ? array : NpyFile.NumbersOnly(array, $"{file}:{entry.FullName}");
        }
        return arrays;
    });

    /// <summary>Reads one array of a file, whatever else lies in it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="choose">Chooses among the arrays' names, which are in the file's order.</param>
    internal static DenseArray ReadOne(string file, Func<IReadOnlyList<string>, string> choose) => WithArchive(file, archive =>
    {
        ZipArchiveEntry[] entries = [.. Arrays(archive)];
        string name = choose([.. entries.Select(NameOf).Distinct()]);
        return ReadEntry(entries.Last(entry => NameOf(entry) == name), file);
    });

    private static IEnumerable<ZipArchiveEntry> Arrays(ZipArchive archive) =>
        archive.Entries.Where(entry => entry.Name.EndsWith(Extension, StringComparison.Ordinal));

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName[..^Extension.Length];

    private static T WithArchive<T>(string file, Func<ZipArchive, T> read)
    {
        using FileStream stream = HashedFile.Open(file);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return read(archive);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw RunErrors.Damaged(file, "not an NPZ file, or cut short: its ZIP directory cannot be read", failure);
        }
    }

    private static void RequireInflation(string name, long inflated, long stored)
    {
        if (inflated > MostInflated && inflated / MostInflation > stored)
            throw RunErrors.TooLarge(name, FormattableString.Invariant($"{stored} bytes claim to inflate to {inflated}"));
    }

    private static DenseArray ReadEntry(ZipArchiveEntry entry, string file)
    {
        string name = $"{file}:{entry.FullName}";
        RequireInflation(name, entry.Length, entry.CompressedLength);
        using Stream inflated = entry.Open();
        using var content = new CheckedStream(inflated);
        DenseArray array = NpyFile.ReadAny(content, entry.Length, name);
        if (content.ReadByte() >= 0)
            throw RunErrors.Damaged(name, "it goes on after the numbers that it announces");
        return content.Crc == entry.Crc32
            ? array
            : throw RunErrors.Damaged(name, FormattableString.Invariant($"its check sum is {content.Crc:x8}, the archive says {entry.Crc32:x8}"));
    }
}

/// <summary>Reads another stream and keeps the CRC-32 (of ZIP and PNG) of what was read.</summary>
/// <param name="inner">The other stream; it stays open.</param>
internal sealed class CheckedStream(Stream inner) : Stream
{
    private readonly Crc32 crc = new();

    /// <summary>The check sum of what was read so far.</summary>
    public uint Crc => crc.GetCurrentHashAsUInt32();

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        crc.Append(buffer[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
