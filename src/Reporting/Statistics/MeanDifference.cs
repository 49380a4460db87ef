using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Reporting.Statistics;

/// <summary>Whether the means of two rows differ, as every part of a report tests it.</summary>
internal static class MeanDifference
{
    /// <summary>The probability of means as far apart if there were no difference; null where no test is defined.</summary>
    /// <param name="first">A row's values over its seeds.</param>
    /// <param name="second">Another's.</param>
    /// <param name="paired">Whether the seeds are the same.</param>
    public static double? PValue(IReadOnlyList<double> first, IReadOnlyList<double> second, bool paired)
    {
        // No test is defined for values that are all the same; those do not differ.
        if (first.Count > 1 && second.Count > 1 && (first.SequenceEqual(second) || first.Concat(second).Distinct().Count() == 1))
            return 1;
        return (paired ? StudentTests.Paired(first, second) : StudentTests.Welch(first, second)).PValue;
    }
}
