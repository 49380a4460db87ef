using NebulaBench.Datasets.Tables.Formats;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Tables;

/// <summary>Reads the files that the options name, each column for what it is.</summary>
/// <param name="options">The options.</param>
/// <param name="root">Where relative paths begin.</param>
internal sealed class TableFiles(TableOptions options, string root)
{
    private readonly TextDialect dialect = new(options.Delimiter, options.DecimalComma, options.Header);

    /// <summary>The table of each file, by the split that it is for.</summary>
    /// <param name="bad">Told of rows that cannot be read.</param>
    public IEnumerable<(SplitName Split, TableContent Table)> Read(BadRows bad)
    {
        string[]? names = null;
        foreach ((SplitName split, string file) in new[] { (SplitName.Training, options.Path), (SplitName.Validation, options.Validation), (SplitName.Test, options.Test) })
        {
            if (file.Length == 0)
            {
                continue;
            }
            TableContent table = Read(PathOf(file), bad);
            names ??= table.NumberNames;
            if (!table.NumberNames.SequenceEqual(names))
            {
                throw new NebulaException(
                    "NB3163", $"its features are not those of {PathOf(options.Path)}: {Difference(table.NumberNames, names)}.", PathOf(file),
                    "Give all files the same columns in the same order, or name those that they share by columns.");
            }
            yield return (split, table);
        }
    }

    private TableContent Read(string path, BadRows bad)
    {
        ITableReader reader = TableFile.Open(path, dialect, options.Array);
        string annotationsPath = options.Annotations.Length > 0 ? PathOf(options.Annotations) : path;
        ITableReader annotations = options.Annotations.Length > 0 ? TableFile.Open(annotationsPath, dialect, "") : reader;
        var roles = new ColumnRoles(options, new ColumnChoice(annotationsPath, annotations));
        var choice = new ColumnChoice(path, reader);
        int[] taken = ReferenceEquals(annotations, reader) ? roles.Columns : [];
        int[] categories = choice.Many(options.Categories, "categories", taken);
        int[] numbers = choice.Many(options.Columns, "columns", [.. taken, .. categories]);
        if (numbers.Length + categories.Length == 0)
        {
            throw new NebulaException("NB3163", "no column is left for features.", path, "Name some by columns or categories.");
        }
        int[] own = [.. categories, .. taken];
        TableRows rows = reader.Read(numbers, own, bad);
        string[][] others = ReferenceEquals(annotations, reader) ? rows.Texts[categories.Length..] : annotations.Read([], roles.Columns, bad).Texts;
        bad.Refuse();
        if (others.Length > 0 && others[0].Length != rows.Numbers.Count)
        {
            throw new NebulaException(
                "NB3163", $"it has {others[0].Length} rows, {path} has {rows.Numbers.Count}.", annotationsPath, "Give both files the same rows in the same order.");
        }
        return roles.Assign(new TableContent
        {
            Numbers = rows.Numbers,
            NumberNames = [.. numbers.Select(column => reader.Columns[column])],
            Categories = rows.Texts[..categories.Length],
            CategoryNames = [.. categories.Select(column => reader.Columns[column])],
            Factors = [],
            Place = rows.Place,
        }, others);
    }

    private static string Difference(string[] there, string[] expected)
    {
        string[] lacking = [.. expected.Except(there).Take(3)], more = [.. there.Except(expected).Take(3)];
        return lacking.Length > 0 ? $"it lacks {string.Join(", ", lacking)}" : more.Length > 0 ? $"it has {string.Join(", ", more)} too" : "they are in another order";
    }

    private string PathOf(string file) => file == TableFile.Sample ? file : Path.GetFullPath(Path.Combine(root, file));

    /// <summary>The columns that are no features.</summary>
    private sealed class ColumnRoles
    {
        private readonly int? label, id, batch, split;
        private readonly int[] factors;

        public ColumnRoles(TableOptions options, ColumnChoice choice)
        {
            label = choice.One(options.LabelColumn, "label_column");
            id = choice.One(options.IdColumn, "id_column");
            batch = choice.One(options.BatchColumn, "batch_column");
            split = choice.One(options.SplitColumn, "split_column");
            factors = [.. options.FactorColumns.Select(name => choice.One(name, "factor_columns")!.Value)];
            Columns = [.. new[] { label, id, batch, split }.OfType<int>().Concat(factors).Distinct()];
        }

        /// <summary>All of them, once.</summary>
        public int[] Columns { get; }

        /// <summary>Gives their texts to a table.</summary>
        public TableContent Assign(TableContent table, string[][] texts)
        {
            return table with
            {
                Labels = label is null ? null : WrittenCell.Alike(Texts(label)!),
                Ids = Texts(id),
                Batches = Texts(batch),
                Splits = Texts(split),
                Factors = [.. factors.Select(column => WrittenCell.Alike(Texts(column)!)), .. batch is null ? [] : new[] { Texts(batch)! }],
            };

            string[]? Texts(int? column) => column is { } known ? texts[Array.IndexOf(Columns, known)] : null;
        }
    }
}
