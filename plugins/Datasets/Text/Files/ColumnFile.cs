using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>Parts a file into rows of columns.</summary>
internal static class ColumnFile
{
    /// <summary>A row.</summary>
    /// <param name="Where">The file and its first line, from 1.</param>
    /// <param name="Cells">Its columns.</param>
    /// <param name="Problem">Why it cannot be used, or null.</param>
    public sealed record Row(Place Where, string[] Cells, string? Problem)
    {
        /// <summary>Whether it is a line with nothing on it.</summary>
        public bool IsBlank => Cells.Length == 1 && string.IsNullOrWhiteSpace(Cells[0]);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Commas or tabs.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    public static List<Row> Read(string path, TextFormat format, TextEncoding encoding) => Read(FileBytes.Read(path), path, format, encoding);

    /// <summary>Reads a file's content.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Commas or tabs.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    public static List<Row> Read(byte[] bytes, string path, TextFormat format, TextEncoding encoding)
    {
        bytes = FileBytes.AsText(bytes, path, encoding);
        bool names = bytes.AsSpan(LineFile.Start(bytes, encoding)) is [(byte)'s', (byte)'e', (byte)'p', (byte)'=', ..]
            or [(byte)'"', (byte)'s', (byte)'e', (byte)'p', (byte)'=', ..];
        return (names ? null : new PlainTable(bytes, path, format, encoding).Rows()) ?? Any(bytes, path, format, encoding);
    }

    /// <summary>Reads a file that may hold anything: several times slower, and able to say what is wrong.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Commas or tabs.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    /// <param name="delimiter">What stands between the columns of <see cref="TextFormat.Csv"/>; a first line such as <c>sep=;</c> overrules it.</param>
    public static List<Row> Any(byte[] bytes, string path, TextFormat format, TextEncoding encoding, char delimiter = ',')
    {
        List<TextLine> lines = LineFile.Read(bytes, path, encoding, everyReturnEnds: format == TextFormat.Csv);
        // Excel writes and obeys such a line.
        if (lines.Count > 0 && lines[0].Text.Trim('"', ' ') is ['s', 'e', 'p', '=', (',' or ';' or '\t' or '|' or ':') and var named])
        {
            delimiter = named;
            lines.RemoveAt(0);
        }
        return format == TextFormat.Tsv
            ? [.. lines.Select(line => new Row(line.Where, line.Text.Split('\t'), line.Problem))]
            : Quoted(lines, delimiter);
    }

    private static List<Row> Quoted(List<TextLine> lines, char delimiter)
    {
        bool misquoted = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => misquoted = true,
        };
        List<Row> rows = [];
        using var csv = new CsvParser(new StringReader(string.Join('\n', lines.Select(line => line.Text))), configuration);
        int first = 0;
        while (first < lines.Count && csv.Read())
        {
            string[] cells = csv.Record ?? []; // only now are quotes looked at
            int next = Math.Min(csv.RawRow, lines.Count);
            // A line that could not be decoded spoils the row that it is a part of.
            string? problem = lines.GetRange(first, next - first).Find(line => line.Problem is not null)?.Problem
                ?? (misquoted ? "its quotes do not close" : null);
            rows.Add(new Row(lines[first].Where, cells, problem));
            misquoted = false;
            first = next;
        }
        return rows;
    }
}

/// <summary>How texts lie in a file.</summary>
public enum TextFormat
{
    /// <summary>A line is a text.</summary>
    Plain,

    /// <summary>Columns parted by commas; quotes enclose what holds a comma or a new line.</summary>
    Csv,

    /// <summary>Columns parted by tabs; quotes mean nothing.</summary>
    Tsv,
}
