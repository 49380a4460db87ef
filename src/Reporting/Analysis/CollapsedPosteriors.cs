using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds runs whose posterior has collapsed: every input gets the same latent, and the decoder does without.</summary>
internal sealed class CollapsedPosteriors : IAnalyzer
{
    private const string ActiveUnits = "covariance/active_units_threshold_0_01", Divergence = "covariance/posterior_kl_nats";

    /// <summary>Below this divergence from the prior, in nats a sample, the latent cannot tell two inputs apart.</summary>
    private const double LeastDivergence = 0.1;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => row.Finished.Any(Has))];
        if (rows.Length > 0)
        {
            yield return new Finding(
                "Posterior collapse",
                "the latents of these say next to nothing of the input, and the decoder does without them, so their clusters and covariance mean "
                + "nothing. A slower rise of the divergence's weight, free bits or word dropout may help.",
                [.. rows.Select(row => Evidence(summary, row))],
                rows);
        }
    }

    private static string Evidence(Summary summary, SummaryRow row)
    {
        RunResult[] finished = [.. row.Finished], collapsed = [.. finished.Where(Has)];
        double divergence = collapsed.Max(run => Value(run, Divergence)!.Value);
        return FormattableString.Invariant(
            $"{LabelColumn.NameOf(summary, row)} ({collapsed.Length} of {finished.Length} runs, at most {divergence:0.###} nats from the prior)");
    }

    private static bool Has(RunResult run) =>
        Value(run, Divergence) is { } divergence && (divergence < LeastDivergence || Value(run, ActiveUnits) == 0);

    private static double? Value(RunResult run, string key) => run.Scores[key]?.Value;
}
