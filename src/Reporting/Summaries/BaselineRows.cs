using NebulaBench.Comparisons;

namespace NebulaBench.Reporting.Summaries;

/// <summary>
/// Recognizes baselines by what they are: run folders do not say which rows an experiment asked for itself, so a plain <c>ae</c> or <c>vae</c>
/// counts as a method like any other.
/// </summary>
internal static class BaselineRows
{
    /// <summary>Whether a row is one without training or without an encoder.</summary>
    public static bool Has(SummaryRow row) => IsRaw(row) || row.Runs[0].Record.Spec.Objective.Baseline == Baseline.Untrained;

    /// <summary>Whether a row is the samples themselves, which belongs to no architecture.</summary>
    public static bool IsRaw(SummaryRow row) => row.Runs[0].Record.Spec.Architecture.Baseline == Baseline.Raw;

    /// <summary>A row's objective with what tells it from namesakes; of the samples themselves, it says so.</summary>
    public static string Objective(SummaryRow row)
    {
        Combination about = row.Combination;
        string name = IsRaw(row) ? $"{about.Objective} on raw data" : about.Objective;
        return about.Variation.Length > 0 ? $"{name} · {about.Variation}" : name;
    }
}
