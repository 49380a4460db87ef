using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Content;

/// <summary>What every page of a report is made from: computed once, never changed.</summary>
/// <param name="Summary">The runs, row by row.</param>
/// <param name="Headline">The columns of the first table.</param>
/// <param name="Statistics">Which differences the numbers establish.</param>
/// <param name="Findings">What a reader should know besides.</param>
public sealed record ReportContent(
    Summary Summary, IReadOnlyList<HeadlineColumn> Headline, ReportStatistics Statistics, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether latents are also placed by t-SNE, which takes seconds a run.</summary>
    public bool Neighbors { get; init; }

    /// <summary>Computes all of it.</summary>
    /// <param name="summary">The runs.</param>
    /// <param name="columns">The columns of the first table; null for the usual ones.</param>
    public static ReportContent From(Summary summary, IReadOnlyList<HeadlineColumn>? columns = null)
    {
        IReadOnlyList<HeadlineColumn> headline = columns ?? HeadlineColumn.Default;
        var statistics = ReportStatistics.From(summary, headline);
        return new ReportContent(summary, headline, statistics, Analyzers.For(summary, statistics));
    }
}
