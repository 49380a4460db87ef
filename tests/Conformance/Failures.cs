using NebulaBench.Conformance.Points;

namespace NebulaBench.Conformance.Tests;

/// <summary>What fails, as a test reads it.</summary>
internal static class Failures
{
    /// <summary>The failing points, each with its cause; none stands in for another that was skipped.</summary>
    public static IReadOnlyList<string> For(IEnumerable<ConformancePoint> points) =>
        [.. points.Select(point => point.Find()).Where(finding => finding.Outcome == Outcome.Fail).Select(finding => $"{finding.Point}: {finding.Cause}")];
}
