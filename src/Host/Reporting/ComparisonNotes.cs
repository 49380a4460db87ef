using NebulaBench.Host.Reporting.Tables;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Reporting;

/// <summary>The sentences that belong to a table of means: what the numbers are and what they cannot say.</summary>
internal static class ComparisonNotes
{
    public static IEnumerable<string> Of(Summary summary)
    {
        yield return "Mean over seeds ± half the width of the 95 % confidence interval (Student's t). ↑ more is better, ↓ less is better.";
        string[] single = [.. summary.Rows.Where(row => row.Finished.Count() == 1).Select(row => Name(summary, row))];
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

        string[] collapsed = [.. summary.Rows.Where(row => row.Finished.Any(CollapsedPosteriors.Has)).Select(row => Collapsed(summary, row))];
        if (collapsed.Length > 0)
        {
            yield return "Posterior collapse: the latents of these say next to nothing of the input, and the decoder does without them, so their clusters "
                + $"and covariance mean nothing: {string.Join("; ", collapsed)}. A slower rise of the divergence's weight, free bits or word dropout may help.";
        }

        string[] none = [.. summary.Rows.Where(row => !row.Finished.Any()).Select(row => Name(summary, row))];
        if (none.Length > 0)
            yield return $"Without a finished run: {string.Join("; ", none)}.";
        if (summary.Superseded > 0)
        {
            yield return "Earlier runs of the same combination and seed, left out in favour of the latest: "
                + $"{NumberText.Whole(summary.Superseded)}.";
        }
    }

    private static string? Staged(Summary summary, SummaryRow row)
    {
        RecordedStage[] stages = [.. row.Finished.Select(run => run.Record.Pretraining).OfType<RecordedStage>()];
        return stages.Length == 0
            ? null
            : FormattableString.Invariant(
                $"{Name(summary, row)} ({stages[0].Objective}, {stages[0].Epochs} epochs, {stages.Average(stage => stage.Seconds):0.#} s)");
    }

    private static string Collapsed(Summary summary, SummaryRow row)
    {
        RunResult[] finished = [.. row.Finished];
        return $"{Name(summary, row)} ({NumberText.Whole(finished.Count(CollapsedPosteriors.Has))} of {NumberText.Whole(finished.Length)} runs)";
    }

    private static string Name(Summary summary, SummaryRow row) =>
        string.Join(" · ", LabelColumn.For(summary).Select(label => label.Text(row.Combination)).Where(text => text.Length > 0));
}
