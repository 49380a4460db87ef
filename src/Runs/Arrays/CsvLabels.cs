using System.Globalization;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads one label for each line of a text file: whole numbers, or names, which are numbered in ordinal order. A first line that is no
/// number above lines that are is a heading; above names, a heading must be called label, labels, cluster, clusters, class or y.
/// </summary>
internal static class CsvLabels
{
    private static readonly string[] Headings = ["label", "labels", "cluster", "clusters", "class", "y"];

    public static int[] Read(string file)
    {
        List<string> names = [];
        foreach ((int line, string[] fields) in CsvTable.Rows(file, CsvTable.NoSpaces))
        {
            names.Add(fields.Length == 1
                ? fields[0]
                : throw RunErrors.NotATable($"{file}:{line}", $"the line has {fields.Length} fields, a label is one"));
        }
        if (names.Count > 0 && IsHeading(names))
        {
            names.RemoveAt(0);
        }
        if (names.Count == 0)
        {
            throw RunErrors.NotATable(file, "the file holds no labels");
        }
        return names.All(name => TryWhole(name, out _)) ? [.. names.Select(Whole)] : Numbered(names);
    }

    private static bool IsHeading(List<string> names) =>
        Headings.Contains(names[0], StringComparer.OrdinalIgnoreCase)
        || (names.Count > 1 && !TryWhole(names[0], out _) && names.Skip(1).All(name => TryWhole(name, out _)));

    private static int[] Numbered(List<string> names)
    {
        string[] distinct = [.. names.Distinct().Order(StringComparer.Ordinal)];
        return [.. names.Select(name => Array.BinarySearch(distinct, name, StringComparer.Ordinal))];
    }

    private static int Whole(string name) => TryWhole(name, out int value) ? value : 0;

    // Some programs write labels as 3.0.
    private static bool TryWhole(string name, out int value)
    {
        bool isWhole = double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue;
        value = isWhole ? (int)number : 0;
        return isWhole;
    }
}
