using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A CSV file of samples, its columns separated by commas, semicolons or tabs: source, target, label, class name; later columns may be left out everywhere, targets and labels may be empty.
/// A first row that begins with the word source is a header and may order the columns as it likes.
/// </summary>
internal sealed class ImageListFile
{
    // A mistyped label must not make a million classes.
    private const long LargestLabel = 99_999;

    private static readonly string[] Columns = ["source", "target", "label", "class"];

    private readonly string path;
    private readonly string folder;
    private readonly List<ImageSample> samples = [];
    private readonly List<BadRow> bad = [];
    private string[] header = [];

    private ImageListFile(string path)
    {
        this.path = path;
        folder = Path.GetDirectoryName(path)!;
    }

    /// <summary>The rows that are samples.</summary>
    public IReadOnlyList<ImageSample> Samples => samples;

    /// <summary>The rows that are not.</summary>
    public IReadOnlyList<BadRow> Bad => bad;

    /// <summary>Reads a list.</summary>
    /// <exception cref="NebulaException">NB3031: it is missing, cannot be read, or its header names a column that does not exist.</exception>
    public static ImageListFile Read(string path)
    {
        var list = new ImageListFile(Path.GetFullPath(path));
        var text = ImageListText.Read(list.path);
        list.ReadRows(text);
        return list;
    }

    private void ReadRows(ImageListText text)
    {
        bool misquoted = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = text.Delimiter.ToString(),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => misquoted = true,
        };
        using var csv = new CsvParser(new StringReader(text.Content), configuration);
        while (csv.Read())
        {
            string[] row = csv.Record!;
            string where = string.Create(CultureInfo.InvariantCulture, $"{path}, row {csv.RawRow}");
            if (IsComment(row) || (header.Length == 0 && !TakeHeader(row)))
            {
                misquoted = false;
                continue;
            }
            if (misquoted)
            {
                bad.Add(new BadRow(where, "its quotes do not close"));
                misquoted = false;
            }
            else if (row.Length != header.Length)
            {
                bad.Add(new BadRow(where, $"it has {Count(row.Length)}, expected {header.Length} ({string.Join(',', header)})"));
            }
            else
            {
                TakeRow(row, where);
            }
        }
    }

    /// <summary>Learns the columns from the first row; false if that was all it was there for.</summary>
    private bool TakeHeader(string[] row)
    {
        string[] names = [.. row.Select(cell => cell.ToLowerInvariant())];
        if (!names.Contains(Columns[0]) && names.Skip(1).Any(Columns.Contains))
        {
            throw new NebulaException(
                "NB3031", "the header has no column 'source'.", $"{path}, row 1", $"Name the column of the files so; columns are {string.Join(", ", Columns)}.");
        }
        if (!names.Contains(Columns[0]))
        {
            header = Columns[..Math.Min(row.Length, Columns.Length)];
            return true;
        }
        if (names.FirstOrDefault(name => !Columns.Contains(name)) is { } unknown)
        {
            throw new NebulaException(
                "NB3031", $"the header names a column '{unknown}'.", $"{path}, row 1", $"Columns are {string.Join(", ", Columns)}.");
        }
        header = names;
        return false;
    }

    // A file may be called #1.png; what stands above a header is no file.
    private bool IsComment(string[] row) =>
        row[0].StartsWith('#') && (row[0].Length == 1 || char.IsWhiteSpace(row[0][1]) || (header.Length == 0 && !File.Exists(Resolve(row[0]))));

    private void TakeRow(string[] row, string where)
    {
        string source = Cell(row, "source"), target = Cell(row, "target"), label = Cell(row, "label"), name = Cell(row, "class");
        if (source.Length == 0 || (source + target).Contains('\0', StringComparison.Ordinal))
        {
            bad.Add(new BadRow(where, source.Length == 0 ? "it names no source" : "it names a file with a zero in its name"));
            return;
        }
        long? number = null;
        if (label.Length > 0)
        {
            if (!long.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out long value) || value > LargestLabel)
            {
                bad.Add(new BadRow(where, $"its label '{label}' is no whole number from 0 to {LargestLabel}"));
                return;
            }
            number = value;
        }
        samples.Add(new ImageSample(Resolve(source), target.Length == 0 ? null : Resolve(target), number, where)
        {
            Id = source,
            ClassName = name.Length == 0 ? null : name,
        });
    }

    private string Cell(string[] row, string column) => Array.IndexOf(header, column) is >= 0 and var at ? row[at] : "";

    private string Resolve(string file) => Path.GetFullPath(file.Replace("\0", "", StringComparison.Ordinal), folder);

    private static string Count(int columns) => columns == 1 ? "1 column" : $"{columns} columns";
}
