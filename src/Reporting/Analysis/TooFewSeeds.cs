using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds rows with too few seeds for a test, beside others that they would be compared with.</summary>
internal sealed class TooFewSeeds : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        (string Group, SummaryRow[] All, SummaryRow[] Few)[] found =
        [
            .. from @group in ComparedGroup.All(summary)
               let all = @group.Rows.Where(row => row.Finished.Any()).ToArray()
               let few = all.Where(row => row.Finished.Count() < ColumnMarks.FewestSeeds).ToArray()
               where all.Length > 1 && few.Length > 0
               select (@group.Name, all, few),
        ];
        if (found.Length > 0)
        {
            yield return new Finding(
                "Too few seeds",
                $"these are neither marked as best nor told from the best: a test takes at least {NumberText.Whole(ColumnMarks.FewestSeeds)} seeds of each row, and 5 are better.",
                [.. found.Select(each => $"{each.Group}: {(each.Few.Length == each.All.Length ? "all rows" : string.Join(", ", each.Few.Select(BaselineRows.Objective)))}")],
                [.. found.SelectMany(each => each.Few)]);
        }
    }
}
