namespace NebulaBench.Host.Reporting.Tables;

/// <summary>A column that says which combination a row is about.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">What it says of a combination.</param>
internal sealed record LabelColumn(string Heading, Func<Combination, string> Text)
{
    /// <summary>The columns a summary needs: what all rows have in common is left out, except the three axes of every comparison.</summary>
    public static IReadOnlyList<LabelColumn> For(Summary summary)
    {
        Combination[] rows = [.. summary.Rows.Select(row => row.Combination)];
        var columns = new List<LabelColumn>
        {
            new("Dataset", row => row.Dataset),
            new("Architecture", row => row.Architecture),
            new("Objective", row => row.Objective),
        };
        if (rows.Select(row => row.Experiment).Distinct().Count() > 1)
            columns.Insert(0, new("Experiment", row => row.Experiment));
        if (rows.Select(row => row.LatentDimension).Distinct().Count() > 1)
            columns.Add(new("Latent", row => NumberText.Whole(row.LatentDimension)));
        if (rows.Any(row => row.Variation.Length > 0))
            columns.Add(new("Variation", row => row.Variation));
        return columns;
    }
}
