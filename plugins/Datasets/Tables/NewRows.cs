using NebulaBench.Datasets.Tables.Formats;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Tables;

/// <summary>What a run keeps of its table.</summary>
/// <param name="Numbers">The names of the columns of numbers, or their positions where the file has none.</param>
/// <param name="Categories">The names of the columns of categories.</param>
/// <param name="Fitted">What was fitted to the training rows.</param>
/// <param name="Classes">The classes' names.</param>
/// <param name="Factors">The factors' names.</param>
internal sealed record TablePreparation(
    string[] Numbers, string[] Categories, FittedPreparation Fitted, IReadOnlyList<string> Classes, IReadOnlyList<string> Factors);

/// <summary>Reads new rows: the columns that the run was trained on, by their names, whatever else the table holds.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="kept">What the run has kept.</param>
internal sealed class NewRows(TableOptions options, TablePreparation kept) : INewDataReader
{
    private readonly Preparation preparation = new(options.Preparation, kept.Fitted);

    /// <inheritdoc/>
    DatasetInfo INewDataReader.Info => Info(preparation.Width, kept.Classes, kept.Factors);

    /// <summary>What a table says of itself.</summary>
    public static DatasetInfo Info(int width, IReadOnlyList<string> classes, IReadOnlyList<string> factors) => new()
    {
        Input = new VectorShape(width),
        Output = new VectorShape(width),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
        Classes = classes,
        Factors = factors,
    };

    /// <inheritdoc/>
    public DataSplit Open(string path)
    {
        ITableReader reader = TableFile.Open(path, new TextDialect(options.Delimiter, options.DecimalComma, options.Header), options.Array);
        RequireWidth(path, reader);
        int[] numbers = Find(path, reader, kept.Numbers), categories = Find(path, reader, kept.Categories);
        int id = Position(reader, options.IdColumn);
        var bad = new BadRows();
        TableRows rows = reader.Read(numbers, id < 0 ? categories : [.. categories, id], bad);
        bad.Refuse();
        var table = new TableContent
        {
            Numbers = rows.Numbers,
            NumberNames = kept.Numbers,
            Categories = rows.Texts[..categories.Length],
            CategoryNames = kept.Categories,
            Factors = [],
            Ids = id < 0 ? null : rows.Texts[^1],
            Place = rows.Place,
        };
        var set = new RowSet(table, new RowChecks(options.Missing, options.NeedsCounts, bad).Usable(table));
        bad.Refuse();
        return set.Rows.Length > 0
            ? new PreparedSplit(set, preparation, null, null, set.Ids, table.Numbers.Count - set.Rows.Length)
            : throw new NebulaException("NB3162", "no row can be used.", path, "Give it at least one usable row.");
    }

    // Without names, a column too many would move all others unseen.
    private void RequireWidth(string path, ITableReader reader)
    {
        bool hasNoNames = reader.Columns.Index().All(column => column.Item == Name(column.Index));
        int features = kept.Numbers.Length + kept.Categories.Length;
        if (hasNoNames && reader.Columns.Count != features && features == LastFeature())
        {
            throw new NebulaException(
                "NB3163", $"it has {reader.Columns.Count} columns, the run was trained on {features}.", path, "Give a table with the run's columns alone, in their order.");
        }
    }

    private int LastFeature() => kept.Numbers.Concat(kept.Categories).Max(name => int.TryParse(name, out int position) ? position : 0);

    private static string Name(int column) => (column + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Position(ITableReader reader, string name) => name.Length == 0 ? -1 : reader.Columns.ToList().IndexOf(name);

    private static int[] Find(string path, ITableReader reader, string[] names)
    {
        Dictionary<string, int> positions = [];
        foreach ((int at, string name) in reader.Columns.Index())
        {
            positions.TryAdd(name, at);
        }
        string[] lacking = [.. names.Where(name => !positions.ContainsKey(name))];
        return lacking.Length == 0
            ? Array.ConvertAll(names, name => positions[name])
            : throw new NebulaException(
                "NB3163", $"it lacks {(lacking.Length == 1 ? "a column" : $"{lacking.Length} columns")} that the run was trained on: {string.Join(", ", lacking.Take(5))}{(lacking.Length > 5 ? ", …" : "")}.",
                path, "Give a table with the columns of the run's own.");
    }
}
