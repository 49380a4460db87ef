using System.Globalization;
using System.Text;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using nietras.SeparatedValues;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>CSV and its kin: quotes enclose delimiters, new lines and doubled quotes; empty lines are no rows.</summary>
internal sealed class DelimitedReader : ITableReader
{
    private readonly string path;
    private readonly byte[] bytes;
    private readonly TextDialect dialect;
    private readonly Sep separator;

    /// <summary>Looks at the first rows.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="dialect">How it is written.</param>
    /// <exception cref="NebulaException">NB3161: it is no text; NB3162: it has no rows; NB3163: its names are none.</exception>
    public DelimitedReader(string path, byte[] bytes, TextDialect dialect)
    {
        this.path = path;
        this.dialect = dialect;
        try
        {
            this.bytes = TextContent.ToUtf8(bytes);
        }
        catch (TextEncodingException failure)
        {
            throw TableFile.Damaged(path, $"the file {failure.Message}.", "Save it as UTF-8.", failure);
        }
        if (this.bytes.Count((byte)'"') % 2 != 0)
        {
            throw TableFile.Damaged(path, "a quote is not closed.", "Close it, or write a quote inside of a cell as \"\" and the cell in quotes.");
        }
        separator = Sep.New(dialect.Delimiter == Delimiter.Auto ? DelimiterGuess.For(this.bytes) : (char)dialect.Delimiter);
        string[] first = Guarded(First) ?? throw new NebulaException("NB3162", "the file has no rows.", path, "Write a row for each sample.");
        Columns = [.. first.Select((name, at) => dialect.Header && name.Length > 0 ? name : Position(at))];
        Unnamed = dialect.Header ? new HashSet<string>(first.Index().Where(cell => cell.Item.Length == 0).Select(cell => Position(cell.Index))) : new HashSet<string>();
        if (dialect.Header && first.All(IsNumber) && !Counts(first))
        {
            throw new NebulaException(
                "NB3163", $"the first row should have the columns' names, but has numbers: {string.Join(", ", first.Take(3))}.", path,
                "Set header: false, or write names.");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlySet<string> Unnamed { get; }

    /// <inheritdoc/>
    public TableRows Read(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad) => Guarded(() => ReadRows(numbers, texts, bad));

    private TableRows ReadRows(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad)
    {
        var values = new float[Math.Min(MostRows() * numbers.Count, Array.MaxLength)];
        List<string>[] read = [.. texts.Select(_ => new List<string>())];
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        List<int> lines = [];
        bool isHeader = dialect.Header;
        using SepReader reader = Open();
        foreach (SepReader.Row row in reader)
        {
            if (IsBlank(row) || isHeader)
            {
                isHeader &= IsBlank(row);
                continue;
            }
            string place = $"{path}:{row.LineNumberFrom}";
            if (row.ColCount != Columns.Count)
            {
                int count = row.ColCount;
                bad.Add(place, () => $"it has {count} cells, expected {Columns.Count}", "Give every row as many cells, and quote those that contain the delimiter.");
                continue;
            }
            if (ReadNumbers(row, numbers, values.AsSpan(lines.Count * numbers.Count, numbers.Count), place, bad))
            {
                for (int at = 0; at < texts.Count; at++)
                {
                    read[at].Add(Pooled(pool, row[texts[at]].Span.Trim()));
                }
                lines.Add(row.LineNumberFrom);
            }
        }
        return new TableRows(
            new DenseMatrix(values, lines.Count, numbers.Count), Array.ConvertAll(read, column => column.ToArray()), TableRows.OnLines(path, lines));
    }

    private bool ReadNumbers(SepReader.Row row, IReadOnlyList<int> numbers, Span<float> into, string place, BadRows bad)
    {
        for (int at = 0; at < numbers.Count; at++)
        {
            ReadOnlySpan<char> cell = row[numbers[at]].Span.Trim();
            if (WrittenCell.TryParse(cell, dialect.DecimalComma, out double value))
            {
                into[at] = RowMatrix.Stored(value);
                continue;
            }
            (string column, string text) = (Columns[numbers[at]], cell.ToString());
            bad.Add(place, () => $"column '{column}': '{Shortened(text)}' is no number", !dialect.DecimalComma && WrittenCell.TryParse(cell, true, out _)
                ? "decimal_comma: true reads numbers such as 1,5."
                : "Mend the cells, name the column in categories, or leave it out of columns.");
            return false;
        }
        return true;
    }

    private string[]? First()
    {
        using SepReader reader = Open();
        foreach (SepReader.Row row in reader)
        {
            if (!IsBlank(row))
            {
                var cells = new string[row.ColCount];
                for (int at = 0; at < cells.Length; at++)
                {
                    cells[at] = row[at].Span.Trim().ToString();
                }
                return cells;
            }
        }
        return null;
    }

    private SepReader Open() => separator.Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = true }).From(bytes);

    // A row needs a byte for each of its cells at least.
    private long MostRows() => Math.Min(1L + bytes.Count((byte)'\n') + bytes.Count((byte)'\r'), 1L + ((bytes.LongLength + 1) / Columns.Count));

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is InvalidDataException or NotSupportedException or ArgumentException or IndexOutOfRangeException)
        {
            throw TableFile.Damaged(path, "the file cannot be parted into rows.", "Write it again; a row may have 16 million characters.", failure);
        }
    }

    private static bool IsBlank(SepReader.Row row) => row.ColCount == 1 && row[0].Span.IsWhiteSpace();

    private static string Pooled(Dictionary<string, string> pool, ReadOnlySpan<char> text)
    {
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> known = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (WrittenCell.IsMissing(text))
        {
            return "";
        }
        if (!known.TryGetValue(text, out string? kept))
        {
            kept = text.ToString();
            pool[kept] = kept;
        }
        return kept;
    }

    private static string Position(int column) => (column + 1).ToString(CultureInfo.InvariantCulture);

    private bool IsNumber(string name) => name.Length > 0 && WrittenCell.TryParse(name, dialect.DecimalComma, out _);

    // pandas numbers columns without names.
    private static bool Counts(string[] names) =>
        names.Index().All(name => name.Item == Position(name.Index - 1)) || names.Index().All(name => name.Item == Position(name.Index));

    private static string Shortened(string text) => text.Length > 40 ? $"{text[..40]}…" : text;
}

/// <summary>How the text of a table is written.</summary>
/// <param name="Delimiter">What separates columns.</param>
/// <param name="DecimalComma">Whether numbers have a decimal comma.</param>
/// <param name="Header">Whether the first row has the columns' names.</param>
internal sealed record TextDialect(Delimiter Delimiter, bool DecimalComma, bool Header);

/// <summary>What separates columns.</summary>
public enum Delimiter
{
    /// <summary>Whatever the first lines have.</summary>
    Auto = 0,

    /// <summary>A tab.</summary>
    Tab = '\t',

    /// <summary>A comma.</summary>
    Comma = ',',

    /// <summary>A semicolon, as programs write where numbers have a decimal comma.</summary>
    Semicolon = ';',

    /// <summary>A vertical bar.</summary>
    Pipe = '|',
}

/// <summary>Guesses the delimiter of a table.</summary>
internal static class DelimiterGuess
{
    private const int Looked = 1 << 16, MostLines = 50;

    // A comma is last: it may be that of decimals.
    private const string Candidates = "\t;|,";

    /// <summary>The delimiter that every line has equally often, or that the first has most often.</summary>
    /// <param name="bytes">The file, UTF-8.</param>
    public static char For(byte[] bytes)
    {
        int[][] counts = Counts(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Looked))), isWhole: bytes.Length <= Looked);
        int even = Array.FindIndex([.. Candidates], candidate => counts.Length > 0 && counts[0][At(candidate)] > 0 && counts.All(line => line[At(candidate)] == counts[0][At(candidate)]));
        return even >= 0 ? Candidates[even]
            : counts.Length > 0 && counts[0].Any(count => count > 0) ? Candidates[Array.IndexOf(counts[0], counts[0].Max())]
            : ',';
    }

    private static int At(char candidate) => Candidates.IndexOf(candidate, StringComparison.Ordinal);

    // How often each line has each candidate outside of quotes.
    private static int[][] Counts(string text, bool isWhole)
    {
        List<int[]> lines = [];
        var line = new int[Candidates.Length];
        bool quoted = false, isEmpty = true;
        foreach (char letter in text)
        {
            quoted ^= letter == '"';
            if (!quoted && letter is '\n' or '\r')
            {
                if (!isEmpty)
                {
                    lines.Add(line);
                    line = new int[Candidates.Length];
                    isEmpty = true;
                }
                continue;
            }
            isEmpty &= char.IsWhiteSpace(letter) && letter != '\t';
            if (!quoted && At(letter) is >= 0 and var at)
            {
                line[at]++;
            }
        }
        if (!isEmpty && isWhole)
        {
            lines.Add(line);
        }
        return [.. lines.Take(MostLines)];
    }
}
