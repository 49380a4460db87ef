using System.Globalization;
using System.IO.Compression;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>
/// NumPy's files: a matrix, or an archive of one matrix and vectors of as many elements, whose names are those of their columns. A matrix's
/// own columns are called by their positions from 1.
/// </summary>
internal sealed class NumpyReader : ITableReader
{
    private readonly string path;
    private readonly List<(NumpyArray Array, int Column)> columns = [];

    private NumpyReader(string path, IReadOnlyList<NumpyArray> arrays)
    {
        this.path = path;
        List<string> names = [];
        foreach (NumpyArray array in arrays)
        {
            bool isVector = array.Shape.Count == 1 && array.Name.Length > 0;
            names.AddRange(isVector ? [array.Name] : Enumerable.Range(1, array.Width).Select(at => at.ToString(CultureInfo.InvariantCulture)));
            columns.AddRange(Enumerable.Range(0, array.Width).Select(column => (array, column)));
        }
        Columns = names;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> Unnamed { get; } = new HashSet<string>();

    /// <summary>Reads the heads of a file's arrays.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="matrix">The name of the matrix, where there are several; or empty.</param>
    /// <exception cref="NebulaException">NB3161: it is damaged; NB3162: it has no rows; NB3163: it is unclear what its rows are; NB3165: a type means nothing here.</exception>
    public static ITableReader Open(string path, byte[] bytes, string matrix)
    {
        bool isArchive = bytes is [(byte)'P', (byte)'K', ..];
        List<NumpyArray> arrays = isArchive ? NumpyArchive.Read(path, bytes) : [new NumpyArray(path, "", bytes)];
        return SparseReader.IsSparse(arrays) ? new SparseReader(path, arrays) : new NumpyReader(path, OfOneTable(path, arrays, matrix));
    }

    /// <inheritdoc/>
    public TableRows Read(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad)
    {
        int rows = columns[0].Array.Rows;
        return new TableRows(
            new DenseMatrix(Numbers(numbers, rows), rows, numbers.Count),
            [.. texts.Select(column => columns[column].Array.Texts(columns[column].Column))],
            TableRows.Numbered(path));
    }

    private float[] Numbers(IReadOnlyList<int> chosen, int rows)
    {
        if (chosen.FirstOrDefault(column => columns[column].Array.IsText, -1) is >= 0 and var text)
        {
            throw new NebulaException(
                "NB3165", $"the column '{Columns[text]}' has texts, not numbers.", path, "Name it in categories or label_column, or leave it out of columns.");
        }
        NumpyArray[] arrays = [.. chosen.Select(column => columns[column].Array).Distinct()];
        if (arrays.Length == 1 && chosen.Select(column => columns[column].Column).SequenceEqual(Enumerable.Range(0, arrays[0].Width)))
        {
            return arrays[0].Numbers();
        }
        var values = new float[(long)rows * chosen.Count];
        foreach (NumpyArray array in arrays)
        {
            float[] all = array.Numbers();
            (int At, int Column)[] places = [.. chosen.Index().Where(place => columns[place.Item].Array == array).Select(place => (place.Index, columns[place.Item].Column))];
            for (int row = 0; row < rows; row++)
            {
                foreach ((int at, int column) in places)
                {
                    values[((long)row * chosen.Count) + at] = all[(row * array.Width) + column];
                }
            }
        }
        return values;
    }

    private static List<NumpyArray> OfOneTable(string path, List<NumpyArray> arrays, string matrix)
    {
        NumpyArray[] matrices = [.. arrays.Where(array => array.Shape.Count == 2)];
        if (matrix.Length > 0 && !System.Array.Exists(matrices, array => array.Name == matrix))
        {
            throw Unclear($"there is no matrix '{matrix}'.", $"Its matrices are {string.Join(", ", matrices.Select(array => array.Name))}; name one by array.");
        }
        if (matrix.Length == 0 && matrices.Length > 1)
        {
            throw Unclear("the archive has several matrices.", $"Name one by array: {string.Join(", ", matrices.Select(array => array.Name))}.");
        }
        List<NumpyArray> chosen = [.. arrays.Where(array => array.Shape.Count == 1 || (array.Shape.Count == 2 && (matrix.Length == 0 || array.Name == matrix)))];
        if (chosen.Count == 0)
        {
            throw Unclear("there is no array with one or two axes.", "Save a matrix, [rows, columns].");
        }
        // Vectors of another length are not about the rows.
        int rows = (chosen.Find(array => array.Shape.Count == 2) ?? chosen[0]).Rows;
        chosen.RemoveAll(array => array.Rows != rows);
        return rows > 0 && chosen.Sum(array => array.Width) > 0
            ? chosen
            : throw new NebulaException("NB3162", "the file has no rows.", path, "Write a row for each sample.");

        NebulaException Unclear(string what, string remedy) => new("NB3163", what, path, remedy);
    }
}

/// <summary>The arrays of an NPZ archive.</summary>
internal static class NumpyArchive
{
    private const string Extension = ".npy";

    // What claims to be this much larger than its archive was made to fill memories.
    private const long MostInflation = 200, AlwaysAllowed = 64 << 20;

    /// <summary>Unpacks the arrays, in the archive's order.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="NebulaException">NB3161: the archive or an array is damaged, or claims to be larger than it can be.</exception>
    public static List<NumpyArray> Read(string path, byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => entry.Name.EndsWith(Extension, StringComparison.Ordinal))];
            long claimed = entries.Sum(entry => Math.Min(entry.Length, Array.MaxLength));
            if (entries.Any(entry => entry.Length > Array.MaxLength) || claimed > Math.Max(AlwaysAllowed, bytes.LongLength * MostInflation))
            {
                throw TableFile.Damaged(path, "the archive claims to hold more than can be read.", "Save each array with less than 2 GiB, or columns in several files.");
            }
            return [.. entries.Select(entry => new NumpyArray(path, entry.FullName[..^Extension.Length], Unpack(entry)))];
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw TableFile.Damaged(path, "the archive is damaged or cut short.", inner: failure);
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        return content;
    }
}
