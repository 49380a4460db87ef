using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Says which scores have no marks because each is measured in a latent space of its own.</summary>
internal sealed class IncomparableScores : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        string[] names = [.. statistics.NotCompared.Where(metric => metric.WithinOneSpace).Select(metric => metric.Name).Distinct()];
        if (names.Length > 0 && summary.Rows.Count(row => row.Finished.Any()) > 1)
        {
            yield return new Finding(
                "Not comparable",
                "these depend on the scale or geometry of a latent space, and each row has its own: they have no marks and no ranks. Scores \"of inputs\" are measured in one space for all.",
                [string.Join("; ", names)],
                []);
        }
    }
}
