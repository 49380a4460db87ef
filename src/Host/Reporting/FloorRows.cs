namespace NebulaBench.Host.Reporting;

/// <summary>Tells the floors of a comparison: what is reached without training an encoder. Baselines that are trained are rows like any other.</summary>
internal static class FloorRows
{
    private static readonly string[] Objectives = ["untrained", "pca"];

    /// <summary>Whether a row is a floor.</summary>
    public static bool Has(SummaryRow row) => row.Runs.Any(run => Objectives.Contains(run.Record.Spec.Objective.Id));
}
