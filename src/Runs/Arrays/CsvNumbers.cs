using NebulaBench.Runs.Files;
using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays.Delimited;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads a table of numbers from a text file. A first line without a number is a header and left out. What looks like a row or a column but is
/// none is refused, never measured: a column of row numbers (its header is empty, <c>Unnamed: 0</c> or <c>index</c>, or it counts the rows), and
/// a first line that counts the columns.
/// </summary>
internal static class CsvNumbers
{
    // Five rows that count up by chance are not seen; fewer may be.
    private const int FewestCountedRows = 5;

    // A wider table of whole numbers does not begin with 0, 1, 2, 3 by chance.
    private const int WidestByChance = 3;

    /// <summary>The numbers, row-major.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="NebulaException">NB5109: it holds no such table.</exception>
    public static (double[] Values, int Width) Read(string file)
    {
        using FileStream stream = HashedFile.Open(file);
        try
        {
            return Read(stream, file);
        }
        catch (TextFormatException failure)
        {
            throw RunErrors.NotATable(Place(file, failure.Line), failure.Message, failure, failure.Remedy);
        }
    }

    private static (double[] Values, int Width) Read(FileStream stream, string file)
    {
        List<double> values = [];
        var seen = new Signs();
        int width = 0;
        IReadOnlyList<string>? header = null;
        foreach (DelimitedRow row in DelimitedText.Rows(stream, blanks: true).Where(row => row.Fields.Count > 0))
        {
            string place = Place(file, row.Line);
            if (width == 0)
            {
                width = row.Fields.Count;
                RefuseIndexColumn(row.Fields, place);
                if (row.Fields.All(field => !WrittenNumber.TryParse(field, out _) && !WrittenNumber.HasDecimalComma(field)))
                {
                    header = row.Fields;
                    continue;
                }
            }
            if (row.Fields.Count != width)
            {
                throw RunErrors.NotATable(
                    place, $"the line has {row.Fields.Count} fields, the first has {width}", remedy: header is not null && row.Fields.Count == width + 1
                        ? "If its first field is a row name, as R's write.table puts there, write the table with row.names=FALSE."
                        : null);
            }
            Add(values, row, place);
            seen.Look(row);
            if (values.Count > ArrayFile.MostNumbers)
            {
                throw RunErrors.TooLarge(file, $"the table holds more than {ArrayFile.MostNumbers.ToString(CultureInfo.InvariantCulture)} numbers");
            }
        }
        if (values.Count == 0)
        {
            throw RunErrors.NotATable(file, "the file holds no numbers");
        }
        seen.Judge(values, width, file);
        return ([.. values], width);
    }

    private static void Add(List<double> values, DelimitedRow row, string place)
    {
        for (int column = 0; column < row.Fields.Count; column++)
        {
            string field = row.Fields[column];
            values.Add(WrittenNumber.TryParse(field, out double value)
                ? value
                : throw (WrittenNumber.HasDecimalComma(field) || WrittenNumber.HasDecimalComma(row.Text)
                    ? DecimalComma(place, $"field {column + 1} has a decimal comma: '{field}'")
                    : RunErrors.NotATable(place, field.Length == 0 ? $"field {column + 1} is empty" : $"field {column + 1} is no number: '{field}'")));
        }
    }

    private static void RefuseIndexColumn(IReadOnlyList<string> header, string place)
    {
        if (CsvLabels.IsIndexHeader(header))
        {
            throw IndexColumn(place, $"the first column has {(header[0].Length == 0 ? "no name" : $"the name '{header[0]}'")}: it is a row index, not a latent");
        }
    }

    private static NebulaException IndexColumn(string place, string what) => RunErrors.NotATable(
        place, what, remedy: "Leave the column out (pandas: to_csv(…, index=False)). If it is data after all, give the table as a .npy file.");

    private static NebulaException DecimalComma(string place, string what) =>
        RunErrors.NotATable(place, what, remedy: "Write numbers with a decimal point, not a comma.");

    private static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    /// <summary>What a whole table shows that no line does.</summary>
    private sealed class Signs
    {
        private DelimitedRow? first;
        private bool counts = true, bareBelow, unbareBelow;
        private int rows, partLine;
        private double start;

        public void Look(DelimitedRow row)
        {
            bool bare = row.Fields.All(WrittenNumber.IsBare);
            (bareBelow, unbareBelow) = first is null ? (bareBelow, unbareBelow) : (bareBelow || bare, unbareBelow || !bare);
            first ??= row;
            partLine = partLine == 0 && row.Fields.Any(WrittenNumber.IsPartOfDecimalComma) ? row.Line : partLine;
            _ = WrittenNumber.TryParse(row.Fields[0], out double number);
            start = rows == 0 ? number : start;
            counts = counts && start is 0 or 1 && number == start + rows;
            rows++;
        }

        public void Judge(List<double> values, int width, string file)
        {
            bool bareFirst = first!.Fields.All(WrittenNumber.IsBare);
            if (first.Delimiter == ',' && width > 1 && bareFirst && !unbareBelow && partLine > 0)
            {
                throw DecimalComma(Place(file, partLine), "no whole number begins with a zero, so the comma is a decimal comma, not a separator");
            }
            if (bareFirst && rows > 1 && CountsColumns(values, width) && (!bareBelow || width > WidestByChance))
            {
                throw RunErrors.NotATable(
                    Place(file, first.Line), "the line counts the columns: it is a header of numbers, as pandas writes it, not a sample",
                    remedy: "Leave the line out (pandas: to_csv(…, header=False)), or name the columns. If it is data after all, give the table as a .npy file.");
            }
            if (counts && width > 1 && rows >= FewestCountedRows)
            {
                throw IndexColumn(file, "the first column counts the rows: it is a row index, not a latent");
            }
        }

        private static bool CountsColumns(List<double> values, int width) =>
            (values[0] == 0 || (values[0] == 1 && width > WidestByChance)) && Enumerable.Range(0, width).All(column => values[column] == values[0] + column);
    }
}
