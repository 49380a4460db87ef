using System.Globalization;
using NebulaBench.Datasets.Text.Options;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>Takes the texts and labels out of a table whose columns the options name.</summary>
/// <param name="path">The file.</param>
/// <param name="options">The options.</param>
internal sealed class TableReader(string path, TextLinesOptions options)
{
    /// <summary>Each row's sample, or why it is none.</summary>
    /// <exception cref="NebulaException">NB3145: the file does not have a column.</exception>
    public IEnumerable<(TextSample Sample, string? Problem)> Samples()
    {
        byte[] bytes = FileBytes.Read(path);
        List<ColumnFile.Row> rows = ColumnFile.Read(bytes, path, options.Format, options.Encoding);
        if (rows.Count == 0)
        {
            return [];
        }
        bool found = Find(rows, out int start) is not null;
        // Without names of columns a comma in the first text looks like a second column: then rows differ in their number.
        if (!found || (!options.Header && !IsUniform(rows)))
        {
            (rows, start) = WithOtherDelimiters(bytes, rows, found);
        }
        (int Text, int? Label) columns = Find(rows, out _)!.Value;
        int width = rows[start].Cells.Length;
        return rows.Skip(start + (options.Header ? 1 : 0)).Select(row => Sample(row, width, columns.Text, columns.Label));
    }

    // Excel writes semicolons where a comma stands before the decimals, and calls that CSV too.
    private (List<ColumnFile.Row> Rows, int Start) WithOtherDelimiters(byte[] bytes, List<ColumnFile.Row> rows, bool found)
    {
        List<ColumnFile.Row> widest = rows;
        foreach (char delimiter in options.Format == TextFormat.Csv ? ";\t" : "")
        {
            List<ColumnFile.Row> others = ColumnFile.Any(bytes, path, TextFormat.Csv, options.Encoding, delimiter);
            if (Find(others, out int start) is not null && (!found || IsUniform(others)))
            {
                return (others, start);
            }
            widest = others.Count > 0 && others[0].Cells.Length > widest[0].Cells.Length ? others : widest;
        }
        if (found)
        {
            return (rows, 0);
        }
        string[] head = widest[0].Cells;
        throw Find(options.TextColumn, head) is null
            ? Missing(options.TextColumn, head, "text_column")
            : Missing(options.LabelColumn, head, "label_column");
    }

    private static bool IsUniform(List<ColumnFile.Row> rows) => rows.TrueForAll(row => row.IsBlank || row.Cells.Length == rows[0].Cells.Length);

    // Comments may stand above the names of the columns.
    private (int Text, int? Label)? Find(List<ColumnFile.Row> rows, out int start)
    {
        for (start = 0; start < rows.Count; start++)
        {
            string[] head = rows[start].Cells;
            int? label = options.Labeled ? Find(options.LabelColumn, head) : null;
            if (Find(options.TextColumn, head) is { } text && label.HasValue == options.Labeled)
            {
                return (text, label);
            }
            if (!options.Header || !head[0].StartsWith('#'))
            {
                break;
            }
        }
        return null;
    }

    private static (TextSample, string?) Sample(ColumnFile.Row row, int columns, int text, int? label)
    {
        if (row.Problem is not null || row.Cells.Length != columns)
        {
            // A line with nothing on it is a line without a text, not a row of one column.
            string wrong = row.Cells.Length == 1 ? "it has 1 column" : $"it has {row.Cells.Length} columns";
            return (new TextSample(row.Where, ""), row.Problem ?? (row.IsBlank ? null : $"{wrong}, expected {columns}"));
        }
        var sample = new TextSample(row.Where, row.Cells[text]) { Class = label is { } column ? row.Cells[column].Trim() : null };
        bool missing = sample.Class is "" && !string.IsNullOrWhiteSpace(sample.Text);
        return (sample, missing ? "it has no label" : null);
    }

    private int? Find(string asked, string[] head)
    {
        int found = options.Header ? Array.FindIndex(head, name => name.Trim() == asked) : -1;
        bool isPosition = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int position);
        return found >= 0 ? found : isPosition && position >= 1 && position <= head.Length ? position - 1 : null;
    }

    private NebulaException Missing(string asked, string[] head, string option)
    {
        string there = options.Header
            ? $"Its columns are {string.Join(", ", head)}"
            : $"It has {head.Length} columns and, by header: false, no names";
        return new NebulaException(
            "NB3145", $"there is no column '{asked}'.", path, $"{there}; name one, or its position from 1, by {option}.");
    }
}
