using System.Globalization;
using System.Text.RegularExpressions;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>The table that <c>nebula plan</c> prints, read back by where its columns stand, since some of their cells are empty.</summary>
internal sealed partial class PlanTable
{
    private readonly string heading;
    private readonly string[] rows;

    /// <param name="output">What the program printed.</param>
    public PlanTable(string output)
    {
        string[] lines = output.Split('\n');
        int rule = Array.FindIndex(lines, line => line.StartsWith('─'));
        heading = lines[rule - 1];
        rows = [.. lines.Skip(rule + 1).TakeWhile(line => line.Trim().Length > 0)];
    }

    /// <summary>The numbers of a column, a row each; null where there is a dash.</summary>
    public double?[] this[string column]
    {
        get
        {
            Match name = Cell().Matches(heading).Single(cell => cell.Value == column);
            return [.. rows.Select(row => Cell().Matches(row).Single(cell => Overlap(cell, name))).Select(Number)];
        }
    }

    private static double? Number(Match cell) => cell.Value == "–" ? null : double.Parse(cell.Value, CultureInfo.InvariantCulture);

    private static bool Overlap(Match cell, Match other) =>
        cell.Index < other.Index + other.Length && other.Index < cell.Index + cell.Length;

    // Columns are at least two spaces apart.
    [GeneratedRegex(@"\S+( \S+)*")]
    private static partial Regex Cell();
}
