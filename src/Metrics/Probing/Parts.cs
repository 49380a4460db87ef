namespace NebulaBench.Metrics.Probing;

/// <summary>What classifiers learn from and what they are measured on, once for all metrics that ask.</summary>
internal sealed record Parts(LatentTable Training, LatentTable Test)
{
    /// <summary>The parts of an input.</summary>
    public static Parts From(LatentInput input) => input.Share(() =>
    {
        (LatentTable training, LatentTable test) = input.Set.ForClassifiers(input.Seeds);
        return new Parts(training, test);
    });
}
