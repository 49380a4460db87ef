using System.Globalization;

namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>The rows of a table by what its columns are for. Texts are empty where one is missing.</summary>
internal sealed record TableContent
{
    /// <summary>The features that are numbers.</summary>
    public required RowMatrix Numbers { get; init; }

    /// <summary>The names of the numbers' columns.</summary>
    public required string[] NumberNames { get; init; }

    /// <summary>The features that are categories, [columns][rows].</summary>
    public required string[][] Categories { get; init; }

    /// <summary>The names of the categories' columns.</summary>
    public required string[] CategoryNames { get; init; }

    /// <summary>The class of each row, or null.</summary>
    public string[]? Labels { get; init; }

    /// <summary>Further labels or numbers, [columns][rows]; of the batch too.</summary>
    public required string[][] Factors { get; init; }

    /// <summary>The batch of each row, or null.</summary>
    public string[]? Batches { get; init; }

    /// <summary>The id of each row, or null.</summary>
    public string[]? Ids { get; init; }

    /// <summary>The split of each row as the file says it, or null.</summary>
    public string[]? Splits { get; init; }

    /// <summary>Where a row is, as messages say it.</summary>
    public required Func<int, string> Place { get; init; }
}

/// <summary>Some rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The rows, in the order of the samples.</param>
internal sealed record RowSet(TableContent Table, int[] Rows)
{
    /// <summary>What each row is called: by the table's ids, else by its number among the file's rows, from 0.</summary>
    public string[] Ids => [.. Rows.Select(row => Table.Ids?[row] ?? row.ToString(CultureInfo.InvariantCulture))];

    /// <summary>One column of texts for these rows.</summary>
    /// <param name="column">The column of all rows.</param>
    public IEnumerable<string> Select(string[] column) => Rows.Select(row => column[row]);
}
