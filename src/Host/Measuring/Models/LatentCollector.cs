using NebulaBench.Metrics;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Collects the latents of many batches into one table.</summary>
internal sealed class LatentCollector(ObjectiveModule objective)
{
    private readonly List<double> means = [];
    private readonly List<double> logVariances = [];
    private readonly List<int> assignments = [];
    private int dimension;

    public void Add(LatentBatch embedding)
    {
        dimension = (int)embedding.Mean.shape[1];
        means.AddRange(PlainNumbers.For(embedding.Mean));
        if (embedding.LogVariance is { } logVariance)
        {
            logVariances.AddRange(PlainNumbers.For(logVariance));
        }
        if (objective.Assign(embedding.Mean) is { } assigned)
        {
            assignments.AddRange(PlainNumbers.Whole(assigned));
        }
    }

    /// <summary>All that was added.</summary>
    /// <param name="labels">The class of each sample, or null.</param>
    public LatentTable ToTable(int[]? labels) => new()
    {
        Values = [.. means],
        Dimension = dimension,
        Labels = labels,
        Assignments = assignments.Count > 0 ? [.. assignments] : null,
        LogVariances = logVariances.Count > 0 ? [.. logVariances] : null,
    };
}
