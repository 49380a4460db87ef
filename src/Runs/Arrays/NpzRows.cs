using System.IO.Compression;
using System.Text;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Writes an NPZ file whose arrays grow by rows. An archive holds one array after the other, so rows wait in files beside it: memory does not grow with
/// their number.
/// </summary>
/// <param name="path">The NPZ file; the files that wait bear its name and the mark of unfinished ones, and are deleted when they are closed.</param>
public sealed class NpzRows(string path) : IDisposable
{
    private const int TextsAtOnce = 1024;

    private readonly OrderedDictionary<string, Waiting> arrays = [];

    /// <summary>Adds rows to an array.</summary>
    /// <param name="name">The array.</param>
    /// <param name="rows">The rows, along the first axis; of one kind and shape from the first call to the last.</param>
    public void Add(string name, DenseArray rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Waiting array = For(name, rows);
        array.Rows += rows.Shape[0];
        array.Stream.Write(rows.Bytes);
    }

    /// <summary>Adds texts to an array of texts.</summary>
    public void Add(string name, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        DenseArray rows = DenseArray.FromTexts(texts);
        Waiting array = For(name, rows);
        array.Rows += texts.Count;
        array.Letters = Math.Max(array.Letters, rows.Shape[1]);
        using var writer = new BinaryWriter(array.Stream, Encoding.UTF8, leaveOpen: true);
        foreach (string text in texts)
        {
            writer.Write(text);
        }
    }

    /// <summary>Writes the archive, its arrays in the order in which they began.</summary>
    public void WriteTo(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, Waiting array) in arrays)
        {
            using Stream content = NpzFile.Open(archive, name);
            array.Stream.Position = 0;
            if (array.Like.IsText)
            {
                NpyFile.WriteHeader(content, array.Like, [array.Rows, array.Letters]);
                CopyTexts(array, content);
            }
            else
            {
                NpyFile.WriteHeader(content, array.Like, [array.Rows, .. array.Like.Shape.Skip(1)]);
                array.Stream.CopyTo(content);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Waiting array in arrays.Values)
        {
            array.Stream.Dispose();
        }
    }

    private Waiting For(string name, DenseArray rows) =>
        arrays.TryGetValue(name, out Waiting? known) ? known : arrays[name] = new Waiting(rows, new FileStream(
            path + AtomicFile.UnfinishedMark + Guid.NewGuid().ToString("N"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose));

    private static void CopyTexts(Waiting array, Stream content)
    {
        using var reader = new BinaryReader(array.Stream, Encoding.UTF8, leaveOpen: true);
        for (int row = 0; row < array.Rows; row += TextsAtOnce)
        {
            string[] texts = new string[Math.Min(TextsAtOnce, array.Rows - row)];
            for (int at = 0; at < texts.Length; at++)
            {
                texts[at] = reader.ReadString();
            }
            content.Write(DenseArray.FromTexts(texts, array.Letters).Bytes);
        }
    }

    private sealed class Waiting(DenseArray like, FileStream stream)
    {
        public DenseArray Like => like;

        public FileStream Stream => stream;

        public int Rows { get; set; }

        public int Letters { get; set; } = 1;
    }
}
