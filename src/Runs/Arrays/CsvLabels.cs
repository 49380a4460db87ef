using System.Globalization;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Arrays.Delimited;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads one label for each line of a text file: whole numbers, or names, which are numbered in ordinal order. A first line that is no
/// number above lines that are is a heading; above names, a heading must be called label, labels, cluster, clusters, class or y. A missing label
/// is refused.
/// </summary>
internal static class CsvLabels
{
    private static readonly string[] Headings = ["label", "labels", "cluster", "clusters", "class", "y"];

    // What pandas, numpy and R write where there is none.
    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "nan", "-nan", "na", "n/a", "<na>", "#n/a", "#na", "null", "none", "nat",
    };

    /// <summary>Whether the first cell of a header names a column of row numbers.</summary>
    public static bool IsIndexHeader(IReadOnlyList<string> header) =>
        header.Count > 1
        && (header[0].Length == 0 || header[0].StartsWith("Unnamed:", StringComparison.Ordinal) || header[0].Equals("index", StringComparison.OrdinalIgnoreCase))
        && (header.Skip(1).All(WrittenNumber.IsBare) ? header[0].Length == 0 : header.Skip(1).All(field => !WrittenNumber.TryParse(field, out _)));

    /// <summary>The labels of a file.</summary>
    public static int[] Read(string file)
    {
        using FileStream stream = HashedFile.Open(file);
        try
        {
            List<(int Line, string Name)> names = Names(stream, file);
            if (names.Count > 0 && IsHeading(names))
            {
                names.RemoveAt(0);
            }
            return Number([.. names.Select(name => name.Name)], file, at => Place(file, names[at].Line));
        }
        catch (TextFormatException failure)
        {
            throw RunErrors.NotATable(Place(file, failure.Line), failure.Message, failure, failure.Remedy);
        }
    }

    /// <summary>The ids of a file, one for each line; a first line <c>id</c> or <c>ids</c> is a heading.</summary>
    public static string[] ReadIds(string file)
    {
        using FileStream stream = HashedFile.Open(file);
        try
        {
            string[] names = [.. Names(stream, file).Select(name => name.Name)];
            return names is ["id" or "ids" or "ID" or "IDs", ..] ? names[1..] : names;
        }
        catch (TextFormatException failure)
        {
            throw RunErrors.NotATable(Place(file, failure.Line), failure.Message, failure, failure.Remedy);
        }
    }

    /// <summary>Numbers labels that an array holds as text; none of them is a heading.</summary>
    /// <param name="names">The labels.</param>
    /// <param name="file">What errors call the file; the label's place follows.</param>
    public static int[] Number(string[] names, string file) =>
        Number(names, file, at => string.Create(CultureInfo.InvariantCulture, $"{file}, element {at} (counted from 0)"));

    private static List<(int Line, string Name)> Names(FileStream stream, string file)
    {
        List<(int Line, string Name)> names = [];
        int blank = 0;
        foreach (DelimitedRow row in DelimitedText.Rows(stream, blanks: false))
        {
            if (row.Fields.Count == 0)
            {
                // At the end of a file blank lines say nothing; before a label each is one that is missing.
                blank = blank == 0 ? row.Line : blank;
                continue;
            }
            if (blank > 0)
            {
                throw NoLabel(Place(file, blank), "");
            }
            names.Add((row.Line, row.Fields.Count == 1 ? row.Fields[0] : throw TooMany(row, file)));
            if (names.Count > ArrayFile.MostNumbers)
            {
                throw RunErrors.TooLarge(file, "the file holds more labels than are read");
            }
        }
        return names;
    }

    private static int[] Number(string[] names, string file, Func<int, string> place)
    {
        if (names.Length == 0)
        {
            throw RunErrors.NotATable(file, "the file holds no labels");
        }
        int missing = Array.FindIndex(names, Missing.Contains);
        if (missing >= 0)
        {
            throw NoLabel(place(missing), names[missing]);
        }
        int other = Array.FindIndex(names, name => !WrittenNumber.TryWhole(name, out _));
        if (other < 0)
        {
            return Array.ConvertAll(names, Whole);
        }
        return Array.TrueForAll(names, name => WrittenNumber.TryParse(name, out _))
            ? throw RunErrors.NotATable(place(other), $"not a label: {names[other]} is no whole number of 32 bits")
            : Numbered(names);
    }

    private static bool IsHeading(List<(int Line, string Name)> names) =>
        Headings.Contains(names[0].Name, StringComparer.OrdinalIgnoreCase)
        || (names.Count > 1 && !Missing.Contains(names[0].Name) && !WrittenNumber.TryParse(names[0].Name, out _)
            && names.Skip(1).All(name => WrittenNumber.TryParse(name.Name, out _) || Missing.Contains(name.Name)));

    private static int[] Numbered(string[] names)
    {
        string[] distinct = [.. names.Distinct().Order(StringComparer.Ordinal)];
        return [.. names.Select(name => Array.BinarySearch(distinct, name, StringComparer.Ordinal))];
    }

    private static int Whole(string name) => WrittenNumber.TryWhole(name, out int value) ? value : 0;

    private static Errors.NebulaException NoLabel(string place, string name) => RunErrors.NotATable(
        place, name.Length == 0 ? "the label is empty" : $"the label is missing: '{name}'",
        remedy: "Leave the sample out of every file, or give it a label; a class that is called so needs another name.");

    private static Errors.NebulaException TooMany(DelimitedRow row, string file)
    {
        string what = $"the line has {row.Fields.Count} fields, a label is one";
        return IsIndexHeader(row.Fields)
            ? RunErrors.NotATable(
                Place(file, row.Line), $"{what}; the first column has {(row.Fields[0].Length == 0 ? "no name" : $"the name '{row.Fields[0]}'")}: it is a row index",
                remedy: "Leave the column out (pandas: to_csv(…, index=False)).")
            : RunErrors.NotATable(
                Place(file, row.Line), what, remedy: row.Delimiter == ',' && row.Fields.All(WrittenNumber.IsBare)
                    ? "If it is one number, write it with a decimal point, not a comma; otherwise keep the column of labels alone."
                    : null);
    }

    private static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
