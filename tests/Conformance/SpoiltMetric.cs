using NebulaBench.Metrics;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with a metric.</summary>
internal enum MetricFlaw
{
    None,
    CitesNobody,
    HasAnotherFamily,
    GivesWhatItDoesNotDescribe,
    GivesNeitherValueNorReason,
    DrawsOnItsOwn,
    LooksAtTheFirst,
    LeavesItsRange,
    ThrowsForOneSample,
    NeedsLabels,
    WritesIntoTheLatents,
}

/// <summary>The share of values above zero, with one flaw.</summary>
internal sealed class SpoiltMetric(MetricFlaw flaw) : IProbingMetric
{
    private static int calls;

    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "spoilt",
            Family = flaw == MetricFlaw.HasAnotherFamily ? MetricFamily.Clusters : MetricFamily.Usefulness,
            Name = "Spoilt",
            Formula = "share of values above 0",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined without samples.",
            Citation = flaw == MetricFlaw.CitesNobody ? "" : "a metric of a test",
        },
    ];

    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        LatentTable latents = input.Latents;
        double share = latents.Values.Count(value => value > 0) / (double)latents.Values.Length;
        switch (flaw)
        {
            case MetricFlaw.GivesWhatItDoesNotDescribe:
                return [("unknown", share)];
            case MetricFlaw.GivesNeitherValueNorReason:
                return [("spoilt", default)];
            case MetricFlaw.DrawsOnItsOwn:
                return [("spoilt", 1 / (1.0 + calls++))];
            case MetricFlaw.LooksAtTheFirst:
                return [("spoilt", 1 / (1 + Math.Abs(latents.Values[0])))];
            case MetricFlaw.LeavesItsRange:
                return [("spoilt", 100 * share)];
            case MetricFlaw.ThrowsForOneSample when latents.Count == 1:
                throw new InvalidOperationException("one is not enough");
            case MetricFlaw.NeedsLabels:
                return [("spoilt", latents.Labels!.Count(label => label > 0) / (double)latents.Count)];
            case MetricFlaw.WritesIntoTheLatents:
                latents.Values[^1] = 0;
                return [("spoilt", share)];
            default:
                return [("spoilt", share)];
        }
    }
}
