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
        List<ColumnFile.Row> rows = ColumnFile.Read(path, options.Format, options.Encoding);
        if (rows.Count == 0)
        {
            return [];
        }
        string[] head = rows[0].Cells;
        int text = Column(options.TextColumn, head, nameof(options.TextColumn));
        int? label = options.Labelled ? Column(options.LabelColumn, head, nameof(options.LabelColumn)) : null;
        return rows.Skip(options.Header ? 1 : 0).Select(row => Sample(row, head.Length, text, label));
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

    private int Column(string asked, string[] head, string property)
    {
        int found = options.Header ? Array.FindIndex(head, name => name.Trim() == asked) : -1;
        if (found >= 0)
        {
            return found;
        }
        bool isPosition = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int position);
        if (isPosition && position >= 1 && position <= head.Length)
        {
            return position - 1;
        }
        string option = property == nameof(options.TextColumn) ? "text_column" : "label_column";
        string there = options.Header
            ? $"Its columns are {string.Join(", ", head)}"
            : $"It has {head.Length} columns and, by header: false, no names";
        throw new NebulaException(
            "NB3145", $"there is no column '{asked}'.", path, $"{there}; name one, or its position from 1, by {option}.");
    }
}
