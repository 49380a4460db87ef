using System.Buffers;
using System.Text;
using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>
/// Parts a table whose cells are all written plainly into rows: columns between tabs; or between commas, without a quote or wholly in
/// quotes. Whether and how anything else can be read is not decided here.
/// </summary>
/// <param name="bytes">The file's content.</param>
/// <param name="path">The file.</param>
/// <param name="format">Commas or tabs.</param>
/// <param name="encoding">How the bytes become characters.</param>
internal sealed class PlainTable(byte[] bytes, string path, TextFormat format, TextEncoding encoding)
{
    private static readonly SearchValues<byte> EndsOfCsv = SearchValues.Create(",\"\r\n"u8), EndsOfTsv = SearchValues.Create("\t\r\n"u8);

    private readonly bool isCsv = format == TextFormat.Csv;
    private readonly string file = Place.Line(path);
    private readonly List<string> cells = [];
    private int next = LineFile.Start(bytes, encoding);
    private int line = 1;

    private enum Cell
    {
        EndsColumn,
        EndsRow,
        IsOdd,
    }

    /// <summary>The rows, or null where a cell is not plain.</summary>
    public List<ColumnFile.Row>? Rows()
    {
        List<ColumnFile.Row> rows = [];
        try
        {
            while (next < bytes.Length && !IsLastAndEmpty())
            {
                var place = new Place(file, line);
                Cell cell;
                cells.Clear();
                do
                {
                    cell = isCsv && bytes.AsSpan(next) is [(byte)'"', ..] ? Quoted() : Bare();
                }
                while (cell == Cell.EndsColumn);
                if (cell == Cell.IsOdd)
                {
                    return null;
                }
                rows.Add(new ColumnFile.Row(place, [.. cells], null));
            }
            return rows;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // To the library an empty line at the end is no row, as it is one elsewhere.
    private bool IsLastAndEmpty() => isCsv && bytes.AsSpan(next) is [(byte)'\n'] or [(byte)'\r'] or [(byte)'\r', (byte)'\n'];

    private Cell Bare()
    {
        ReadOnlySpan<byte> cell = bytes.AsSpan(next);
        int length = cell.IndexOfAny(isCsv ? EndsOfCsv : EndsOfTsv);
        cell = length < 0 ? cell : cell[..length];
        cells.Add(LineFile.Decode(isCsv ? cell.Trim((byte)' ') : cell, encoding));
        return End(cell.Length);
    }

    private Cell Quoted()
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(next + 1);
        int length = 0;
        bool doubled = false;
        while (true)
        {
            int quote = rest[length..].IndexOf((byte)'"');
            length += quote;
            if (quote < 0)
            {
                return Cell.IsOdd;
            }
            if (rest[length..] is not [_, (byte)'"', ..])
            {
                break;
            }
            doubled = true;
            length += 2;
        }
        ReadOnlySpan<byte> cell = rest[..length];
        if (cell.Contains((byte)'\r'))
        {
            return Cell.IsOdd;
        }
        line += cell.Count((byte)'\n');
        string text = LineFile.Decode(cell, encoding);
        cells.Add(doubled ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
        return End(length + 2);
    }

    // Passes over what follows a cell.
    private Cell End(int length)
    {
        next += length;
        ReadOnlySpan<byte> rest = bytes.AsSpan(next);
        int ending = rest switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n', ..] or [(byte)'\r'] => 1,
            _ => 0,
        };
        bool column = ending == 0 && rest.Length > 0 && rest[0] == (isCsv ? ',' : '\t');
        next += column ? 1 : ending;
        line += column ? 0 : 1;
        return column ? Cell.EndsColumn : ending > 0 || rest.IsEmpty ? Cell.EndsRow : Cell.IsOdd;
    }
}
