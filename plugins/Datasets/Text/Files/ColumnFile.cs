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
    public static List<Row> Read(string path, TextFormat format, TextEncoding encoding)
    {
        byte[] bytes = FileBytes.Read(path);
        return new PlainTable(bytes, path, format, encoding).Rows() ?? Any(bytes, path, format, encoding);
    }

    /// <summary>Reads a file that may hold anything: several times slower, and able to say what is wrong.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Commas or tabs.</param>
    /// <param name="encoding">How its bytes become characters.</param>
    public static List<Row> Any(byte[] bytes, string path, TextFormat format, TextEncoding encoding)
    {
        List<TextLine> lines = LineFile.Read(bytes, path, encoding);
        return format == TextFormat.Tsv
            ? [.. lines.Select(line => new Row(line.Where, line.Text.Split('\t'), line.Problem))]
            : Quoted(lines);
    }

    private static List<Row> Quoted(List<TextLine> lines)
    {
        bool misquoted = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => misquoted = true,
        };
        List<Row> rows = [];
        using var csv = new CsvParser(new StringReader(string.Join('\n', lines.Select(line => line.Text))), configuration);
        int first = 0;
        while (csv.Read())
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
