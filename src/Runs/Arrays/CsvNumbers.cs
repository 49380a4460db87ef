using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads a table of numbers from a text file; a first line of names is skipped.</summary>
internal static class CsvNumbers
{
    public static (double[] Values, int Width) Read(string file)
    {
        List<double> values = [];
        int width = 0;
        foreach ((int line, string[] fields) in CsvTable.Rows(file, CsvTable.AlsoSpaces))
        {
            if (width == 0)
            {
                width = fields.Length;
                if (fields.All(field => !CsvTable.TryNumber(field, out _)))
                {
                    continue;
                }
            }
            if (fields.Length != width)
            {
                throw RunErrors.NotATable($"{file}:{line}", $"the line has {fields.Length} fields, the first has {width}");
            }
            for (int column = 0; column < width; column++)
            {
                values.Add(CsvTable.TryNumber(fields[column], out double value)
                    ? value
                    : throw RunErrors.NotATable($"{file}:{line}", $"field {column + 1} is no number: '{fields[column]}'"));
            }
        }
        return values.Count > 0 ? ([.. values], width) : throw RunErrors.NotATable(file, "the file holds no numbers");
    }
}
