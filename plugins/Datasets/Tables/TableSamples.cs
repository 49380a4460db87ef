using System.Globalization;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Tables;

/// <summary>The rows of all splits, read and checked, and what was fitted to those of training.</summary>
internal sealed class TableSamples
{
    private static readonly string[] TrainingNames = ["train", "training"], ValidationNames = ["val", "valid", "validation", "dev"], TestNames = ["test", "testing"];

    private readonly Dictionary<string, double>[] factorCodes;

    private TableSamples(TableOptions options, IReadOnlyDictionary<SplitName, RowSet> splits, IReadOnlyDictionary<SplitName, int> dropped)
    {
        Splits = splits;
        Dropped = dropped;
        foreach (SplitName split in new[] { SplitName.Training, SplitName.Test })
        {
            if (splits[split].Rows.Length == 0)
            {
                throw new NebulaException(
                    "NB3162", $"no {split.ToString().ToLowerInvariant()} row can be used.", "dataset table", "Give this split at least one usable row.");
            }
        }
        RowSet training = splits[SplitName.Training];
        Classes = training.Table.Labels is { } labels ? Ordered(training.Select(labels)) : [];
        FactorNames = [.. options.FactorColumns, .. options.BatchColumn.Length > 0 ? [options.BatchColumn] : Array.Empty<string>()];
        factorCodes = [.. Enumerable.Range(0, FactorNames.Count).Select(Codes)];
        RequireKnownClasses();
        Preparation = new Preparation(options.Preparation, training);
    }

    /// <summary>The rows of each split.</summary>
    public IReadOnlyDictionary<SplitName, RowSet> Splits { get; }

    /// <summary>How many rows of each file were left out, at the split that the file is for.</summary>
    public IReadOnlyDictionary<SplitName, int> Dropped { get; }

    /// <summary>The classes that training rows have: by number where all are whole numbers, else by name.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What the factors are called.</summary>
    public IReadOnlyList<string> FactorNames { get; }

    /// <summary>What becomes of a row.</summary>
    public Preparation Preparation { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="root">Where relative paths begin.</param>
    /// <exception cref="NebulaException">NB3160 to NB3165: a file, its columns or rows cannot be used.</exception>
    public static TableSamples Read(TableOptions options, string root)
    {
        var bad = new BadRows();
        var files = new TableFiles(options, root);
        Dictionary<SplitName, RowSet> read = [];
        Dictionary<SplitName, int> dropped = Enum.GetValues<SplitName>().ToDictionary(split => split, _ => 0);
        foreach ((SplitName split, TableContent table) in files.Read(bad))
        {
            read[split] = new RowSet(table, new RowChecks(options.Missing, options.NeedsCounts, bad).Usable(table));
            dropped[split] = table.Numbers.Count - read[split].Rows.Length;
        }
        if (read[SplitName.Training] is { Table.Splits: not null } marked)
        {
            read = ByColumn(marked, bad);
        }
        bad.Refuse();
        HoldOut(read, SplitName.Test, options.TestShare, options.Seed);
        HoldOut(read, SplitName.Validation, options.ValidationShare, options.Seed);
        return new TableSamples(options, read, dropped);
    }

    /// <summary>The class of each sample, or null.</summary>
    /// <param name="split">The split.</param>
    public long[]? Labels(SplitName split)
    {
        if (Splits[split].Table.Labels is not { } labels)
        {
            return null;
        }
        Dictionary<string, long> numbers = Classes.Index().ToDictionary(name => name.Item, name => (long)name.Index, StringComparer.Ordinal);
        return [.. Splits[split].Select(labels).Select(label => numbers[label])];
    }

    /// <summary>The factors, [samples, factors]: numbers as they are, names by their place among those of all splits; null where there are none.</summary>
    /// <param name="split">The split.</param>
    public double[,]? Factors(SplitName split)
    {
        RowSet set = Splits[split];
        if (FactorNames.Count == 0)
        {
            return null;
        }
        var factors = new double[set.Rows.Length, FactorNames.Count];
        for (int factor = 0; factor < FactorNames.Count; factor++)
        {
            foreach ((int sample, string text) in set.Select(set.Table.Factors[factor]).Index())
            {
                factors[sample, factor] = factorCodes[factor][text];
            }
        }
        return factors;
    }

    private static Dictionary<SplitName, RowSet> ByColumn(RowSet marked, BadRows bad)
    {
        Dictionary<SplitName, List<int>> rows = Enum.GetValues<SplitName>().ToDictionary(split => split, _ => new List<int>());
        foreach (int row in marked.Rows)
        {
            string name = marked.Table.Splits![row];
            SplitName? split = Says(TrainingNames) ? SplitName.Training : Says(ValidationNames) ? SplitName.Validation : Says(TestNames) ? SplitName.Test : null;
            if (split is { } known)
            {
                rows[known].Add(row);
                continue;
            }
            bad.Add(marked.Table.Place(row), () => $"its split is '{name}'", "Splits are called train, validation and test.");

            bool Says(string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
        }
        // Without validation rows some are held out, as from a file of its own.
        return rows.Where(pair => pair.Key != SplitName.Validation || pair.Value.Count > 0).ToDictionary(pair => pair.Key, pair => marked with { Rows = [.. pair.Value] });
    }

    private static void HoldOut(Dictionary<SplitName, RowSet> read, SplitName split, double share, long seed)
    {
        if (read.ContainsKey(split))
        {
            return;
        }
        RowSet training = read[SplitName.Training];
        Dictionary<(string?, string?), long> kinds = [];
        (IReadOnlyList<int> remaining, IReadOnlyList<int> heldOut) = StratifiedSplit.For(training.Rows, Kind, share, seed);
        read[SplitName.Training] = training with { Rows = [.. remaining] };
        read[split] = training with { Rows = [.. heldOut] };

        long Kind(int row)
        {
            (string?, string?) kind = (training.Table.Labels?[row], training.Table.Batches?[row]);
            return kinds.TryGetValue(kind, out long number) ? number : kinds[kind] = kinds.Count;
        }
    }

    private void RequireKnownClasses()
    {
        var known = Classes.ToHashSet(StringComparer.Ordinal);
        foreach (SplitName split in new[] { SplitName.Validation, SplitName.Test })
        {
            RowSet set = Splits[split];
            string[] unknown = set.Table.Labels is { } labels ? [.. set.Select(labels).Where(label => !known.Contains(label)).Distinct().Order(StringComparer.Ordinal)] : [];
            if (unknown.Length > 0)
            {
                throw new NebulaException(
                    "NB3164", $"{split.ToString().ToLowerInvariant()} rows have {(unknown.Length == 1 ? "a class" : "classes")} that no training row has: "
                    + $"{string.Join(", ", unknown.Take(5))}{(unknown.Length > 5 ? ", …" : "")}.", "dataset table",
                    "Give training rows of every class, or leave the others out.");
            }
        }
    }

    private Dictionary<string, double> Codes(int factor)
    {
        string[] texts = Ordered(Splits.Values.SelectMany(set => set.Select(set.Table.Factors[factor])));
        double[] numbers = [.. texts.Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : double.NaN)];
        bool areNumbers = !Array.Exists(numbers, double.IsNaN);
        return texts.Index().ToDictionary(text => text.Item, text => areNumbers ? numbers[text.Index] : text.Index, StringComparer.Ordinal);
    }

    private static string[] Ordered(IEnumerable<string> texts)
    {
        string[] distinct = [.. texts.Distinct()];
        return Array.TrueForAll(distinct, text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. distinct.OrderBy(text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ThenBy(text => text, StringComparer.Ordinal)]
            : [.. distinct.Order(StringComparer.Ordinal)];
    }
}
