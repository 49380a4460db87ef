using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Looks through a summary for one kind of thing that a reader should know.</summary>
internal interface IAnalyzer
{
    /// <summary>What it finds; nothing where all is well.</summary>
    /// <param name="summary">The runs, row by row.</param>
    /// <param name="statistics">Which differences their numbers establish.</param>
    IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics);
}
