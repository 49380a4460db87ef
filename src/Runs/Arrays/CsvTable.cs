using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads the fields of a text table, whose delimiter is found out.</summary>
internal static class CsvTable
{
    /// <summary>What may separate numbers.</summary>
    public static readonly string[] AlsoSpaces = [",", ";", "\t", "|", " "];

    /// <summary>What may separate names, which may have spaces in them.</summary>
    public static readonly string[] NoSpaces = [",", ";", "\t", "|"];

    /// <summary>The rows with their line numbers; empty lines are left out.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Rows(string file, string[] delimiters)
    {
        using FileStream stream = RunFile.Open(file);
        using var text = new StreamReader(stream);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = delimiters,
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
        });
        while (parser.Read())
        {
            yield return (parser.RawRow, parser.Record!);
        }
    }

    /// <summary>A number as files write it in any country that uses a point; infinities and NaN are numbers here.</summary>
    public static bool TryNumber(string field, out double value) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || TrySpelled(field, out value);

    // numpy and R write inf, which .NET does not read.
    private static bool TrySpelled(string field, out double value)
    {
        value = field.TrimStart('+').ToLowerInvariant() switch
        {
            "inf" or "infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            "nan" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }
}
