using System.Globalization;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>A sparse matrix as <c>scipy.sparse.save_npz</c> writes it: compressed rows, which are never made dense here.</summary>
internal sealed class SparseReader : ITableReader
{
    private readonly string path;
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly float[] values;

    /// <summary>Reads the matrix.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="arrays">The arrays of the archive.</param>
    /// <exception cref="NebulaException">NB3161: the arrays contradict each other; NB3162: it has no rows; NB3165: it is of another sparse format.</exception>
    public SparseReader(string path, IReadOnlyList<NumpyArray> arrays)
    {
        this.path = path;
        Dictionary<string, NumpyArray> named = arrays.GroupBy(array => array.Name).ToDictionary(group => group.Key, group => group.Last());
        string format = named["format"].Texts(0).FirstOrDefault("");
        if (format != "csr")
        {
            throw new NebulaException("NB3165", $"the sparse format '{format}' is not read.", path, "Save rows: scipy.sparse.save_npz(file, X.tocsr()).");
        }
        int[] shape = Whole("shape");
        (starts, columns, values) = (Whole("indptr"), Whole("indices"), named["data"].IsText ? [] : named["data"].Numbers());
        if (shape is not [>= 0 and var rows, >= 0 and var width] || starts.Length != rows + 1L || starts[0] != 0 || starts[^1] != values.Length
            || columns.Length != values.Length || starts.Zip(starts.Skip(1)).Any(pair => pair.First > pair.Second) || Array.Exists(columns, column => column < 0 || column >= width))
        {
            throw TableFile.Damaged(path, "its arrays data, indices, indptr and shape contradict each other.");
        }
        if (rows == 0 || width == 0)
        {
            throw new NebulaException("NB3162", "the file has no rows.", path, "Write a row for each sample.");
        }
        Columns = [.. Enumerable.Range(1, width).Select(column => column.ToString(CultureInfo.InvariantCulture))];

        int[] Whole(string name) => named.TryGetValue(name, out NumpyArray? array) && !array.IsText ? array.Positions() : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> Unnamed { get; } = new HashSet<string>();

    /// <summary>Whether the arrays are those of a sparse matrix.</summary>
    /// <param name="arrays">The arrays of an archive.</param>
    public static bool IsSparse(IReadOnlyList<NumpyArray> arrays) =>
        arrays.Any(array => array.Name == "format") && arrays.Any(array => array.Name == "data");

    /// <inheritdoc/>
    public TableRows Read(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad)
    {
        var places = new int[Columns.Count];
        Array.Fill(places, -1);
        foreach ((int place, int column) in numbers.Index())
        {
            places[column] = place;
        }
        return new TableRows(new SparseMatrix(starts, columns, values, places, numbers.Count), [.. texts.Select(Texts)], TableRows.Numbered(path));
    }

    private string[] Texts(int column)
    {
        var texts = new string[starts.Length - 1];
        for (int row = 0; row < texts.Length; row++)
        {
            float number = 0;
            for (int at = starts[row]; at < starts[row + 1]; at++)
            {
                number += columns[at] == column ? values[at] : 0;
            }
            texts[row] = float.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
        }
        return texts;
    }
}
