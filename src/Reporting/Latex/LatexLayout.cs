using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Latex;

/// <summary>Divides what is too wide for a page.</summary>
internal static class LatexLayout
{
    private const int Room = 104, HeadingWidth = 14, WidestLabel = 36;

    /// <summary>
    /// The columns of each part of a table, by index: where not all have room side by side, parts stand below each other, and each begins
    /// with the columns of labels.
    /// </summary>
    public static IEnumerable<IReadOnlyList<int>> Parts(ReportTable table)
    {
        int labels = table.Columns.TakeWhile(column => !column.Number).Count();
        int[] all = [.. Enumerable.Range(0, table.Columns.Count)];

        // Text after numbers reads on from them.
        if (all.Skip(labels).Any(column => !table.Columns[column].Number))
            return [all];
        int room = Room - all.Take(labels).Sum(column => Width(table, column));
        var parts = new List<List<int>>();
        int left = 0;
        foreach (int column in all.Skip(labels))
        {
            int width = Width(table, column);
            if (parts.Count == 0 || width > left)
            {
                parts.Add([.. all.Take(labels)]);
                left = room;
            }

            parts[^1].Add(column);
            left -= width;
        }

        return parts;
    }

    /// <summary>Whether a column's text is broken into lines.</summary>
    public static bool Broken(ReportTable table, int column) =>
        !table.Columns[column].Number && table.Rows.Any(row => row[column].Length > WidestLabel);

    /// <summary>A heading in lines; an arrow stays with the word before it.</summary>
    public static IReadOnlyList<string> HeadingLines(string heading)
    {
        var lines = new List<string>();
        foreach (string word in heading.Replace(" ↑", "\u00A0↑", StringComparison.Ordinal).Replace(" ↓", "\u00A0↓", StringComparison.Ordinal).Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= HeadingWidth)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    private static int Width(ReportTable table, int column)
    {
        int heading = HeadingLines(table.Columns[column].Heading).Max(line => line.Length);
        int widest = table.Rows.Count == 0 ? 0 : table.Rows.Max(row => row[column].Length);
        return Math.Max(heading, table.Columns[column].Number ? widest : Math.Min(widest, WidestLabel)) + 2;
    }
}
