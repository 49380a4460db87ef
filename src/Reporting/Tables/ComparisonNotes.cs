using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Tables;

/// <summary>The sentences that belong to a table of means: what the numbers are and what they cannot say.</summary>
internal static class ComparisonNotes
{
    public static IEnumerable<string> For(Summary summary)
    {
        yield return "Mean over seeds ± half the width of the 95 % confidence interval (Student's t). ↑ more is better, ↓ less is better.";
        string[] single = [.. summary.Rows.Where(row => row.Finished.Count() == 1).Select(row => LabelColumn.NameOf(summary, row))];
        if (single.Length > 0)
        {
            yield return "One seed is not enough for an interval: differences from and between these are not established: "
                + $"{string.Join("; ", single)}.";
        }

        string[] staged = [.. summary.Rows.Select(row => Staged(summary, row)).OfType<string>()];
        if (staged.Length > 0)
        {
            yield return $"Before their own training: {string.Join("; ", staged)}. Runs that ask for the same share it; its time is in no column.";
        }

        string[] none = [.. summary.Rows.Where(row => !row.Finished.Any()).Select(row => LabelColumn.NameOf(summary, row))];
        if (none.Length > 0)
            yield return $"Without a finished run: {string.Join("; ", none)}.";
        if (summary.Superseded > 0)
        {
            yield return "Earlier runs of the same combination and seed, left out in favor of the latest: "
                + $"{NumberText.Whole(summary.Superseded)}.";
        }
    }

    private static string? Staged(Summary summary, SummaryRow row)
    {
        RecordedStage[] stages = [.. row.Finished.Select(run => run.Record.Pretraining).OfType<RecordedStage>()];
        return stages.Length == 0
            ? null
            : FormattableString.Invariant(
                $"{LabelColumn.NameOf(summary, row)} ({stages[0].Objective}, {stages[0].Epochs} epochs{Masked(stages[0])}, {stages.Average(stage => stage.Seconds):0.#} s)");
    }

    private static string Masked(RecordedStage stage) =>
        stage.Corruption > 0 ? FormattableString.Invariant($", {stage.Corruption:P0} of the inputs masked") : "";
}
