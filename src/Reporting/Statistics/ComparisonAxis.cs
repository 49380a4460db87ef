using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Statistics;

/// <summary>What is compared over what: objectives over datasets with their architectures, or architectures over datasets with their objectives.</summary>
public sealed record ComparisonAxis
{
    /// <summary>What is compared, one of them, such as <c>Objective</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What is compared, in the order of the summary.</summary>
    public required IReadOnlyList<Treatment> Treatments { get; init; }

    /// <summary>Over what it is compared, by name.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }

    /// <summary>Whether several blocks share a dataset, so that they are not independent.</summary>
    public required bool SharedData { get; init; }

    /// <summary>Whether all blocks are of one dataset: then nothing is repeated that a test over datasets is about.</summary>
    public required bool OneDataset { get; init; }

    /// <summary>The row of a treatment in a block, where there is one.</summary>
    public required IReadOnlyDictionary<(string Block, Treatment Treatment), SummaryRow> Cells { get; init; }

    /// <summary>Objectives over datasets × architectures.</summary>
    public static ComparisonAxis Objectives(Summary summary) => From("Objective", ComparedGroup.All(summary), BaselineRows.Objective);

    /// <summary>Architectures over datasets × objectives; how they do as baselines says nothing of them.</summary>
    public static ComparisonAxis Architectures(Summary summary)
    {
        var groups = summary.Rows
            .Where(row => !BaselineRows.Has(row))
            .GroupBy(row => row.Combination with { Architecture = "" })
            .ToArray();
        IReadOnlyList<string> names = GroupNames.For([.. groups.Select(group => group.Key)]);
        return From("Architecture", [.. names.Zip(groups, (name, group) => new ComparedGroup(name, [.. group]))], row => row.Combination.Architecture);
    }

    private static ComparisonAxis From(string title, IReadOnlyList<ComparedGroup> groups, Func<SummaryRow, string> name)
    {
        // A name is one treatment, a baseline where all its rows are.
        ILookup<string, SummaryRow> named = groups.SelectMany(group => group.Rows).ToLookup(name);
        Dictionary<string, Treatment> treatments = named.ToDictionary(
            rows => rows.Key, rows => new Treatment(rows.Key, title == "Objective" && rows.All(BaselineRows.Has)));
        Dictionary<(string, Treatment), SummaryRow> cells = [];
        foreach (ComparedGroup group in groups)
        {
            foreach (SummaryRow row in group.Rows)
                cells.TryAdd((group.Name, treatments[name(row)]), row);
        }

        int datasets = groups.Select(group => group.Rows[0].Combination.Dataset).Distinct().Count();
        return new ComparisonAxis
        {
            Title = title,
            Treatments = [.. named.Select(rows => treatments[rows.Key])],
            Blocks = [.. groups.Select(group => group.Name)],
            SharedData = datasets < groups.Count,
            OneDataset = datasets == 1,
            Cells = cells,
        };
    }
}

/// <summary>What is compared: an objective, or an architecture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Baseline">Whether it is there as a baseline only.</param>
public sealed record Treatment(string Name, bool Baseline)
{
    /// <summary>The name, with its status.</summary>
    public string Title => Baseline ? $"{Name} (baseline)" : Name;
}
