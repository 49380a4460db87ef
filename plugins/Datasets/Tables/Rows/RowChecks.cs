namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>Looks for rows that cannot be used.</summary>
/// <param name="missing">What becomes of missing values.</param>
/// <param name="needsCounts">Whether numbers below 0 make no sense.</param>
/// <param name="bad">Told of rows that cannot be used.</param>
internal sealed class RowChecks(MissingValues missing, bool needsCounts, BadRows bad)
{
    private const string Mend = "Mend the cells, or leave the column out of columns.";

    /// <summary>The rows that can be used.</summary>
    /// <param name="table">The table.</param>
    public int[] Usable(TableContent table)
    {
        List<int> usable = [];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new float[table.Numbers.Width];
        for (int row = 0; row < table.Numbers.Count; row++)
        {
            table.Numbers.CopyRow(row, numbers);
            CheckNumbers(table, row, numbers);
            CheckId(table, row, seen);
            if (!LacksSomething(table, row, numbers))
            {
                usable.Add(row);
            }
        }
        return [.. usable];
    }

    private void CheckNumbers(TableContent table, int row, float[] numbers)
    {
        if (Array.FindIndex(numbers, float.IsInfinity) is >= 0 and var infinite)
        {
            bad.Add(table.Place(row), () => $"column '{table.NumberNames[infinite]}' is infinite, or too large for single precision", Mend);
        }
        else if (needsCounts && Array.FindIndex(numbers, number => number < 0) is >= 0 and var negative)
        {
            bad.Add(
                table.Place(row), () => FormattableString.Invariant($"column '{table.NumberNames[negative]}' is {numbers[negative]}, which is no count"),
                "Leave out scale_to and log1p, which are for counts.");
        }
    }

    private void CheckId(TableContent table, int row, Dictionary<string, int> seen)
    {
        if (table.Ids is { } ids && ids[row].Length > 0 && !seen.TryAdd(ids[row], row))
        {
            int first = seen[ids[row]];
            bad.Add(table.Place(row), () => $"its id '{ids[row]}' is that of {table.Place(first)} too", "Give every row an id of its own, or leave out id_column.");
        }
    }

    // A row without a class, a factor, an id or a split is of no use, whatever becomes of missing features.
    private bool LacksSomething(TableContent table, int row, float[] numbers)
    {
        int number = Array.FindIndex(numbers, float.IsNaN);
        string? feature = number >= 0 ? $"column '{table.NumberNames[number]}'"
            : Array.Exists(table.Categories, cells => cells[row].Length == 0) ? "a category" : null;
        string? role = table.Labels?[row] is "" ? "its label" : Array.Exists(table.Factors, cells => cells[row].Length == 0) ? "a factor"
            : table.Ids?[row] is "" ? "its id" : table.Splits?[row] is "" ? "its split" : null;
        string? lacks = role ?? (missing == MissingValues.Mean ? null : feature);
        if (lacks is not null && missing != MissingValues.Drop)
        {
            bad.Add(table.Place(row), () => $"{lacks} is missing", role is null
                ? "missing: mean fills such cells with the column's training mean, missing: drop leaves the rows out."
                : "Fill the cells in, or leave the rows out by missing: drop.");
        }
        return lacks is not null;
    }
}
