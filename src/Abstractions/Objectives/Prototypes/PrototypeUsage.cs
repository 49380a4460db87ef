using TorchSharp;

namespace NebulaBench.Objectives.Prototypes;

/// <summary>Counts how many samples each prototype was given since it was last asked. A building block for objectives.</summary>
/// <param name="prototypes">The number of prototypes.</param>
public sealed class PrototypeUsage(long prototypes) : IDisposable
{
    private torch.Tensor? counts;

    /// <summary>Counts a batch.</summary>
    /// <param name="assignment">The prototype of each sample, [batch], int64.</param>
    public void Record(torch.Tensor assignment)
    {
        using torch.Tensor batch = assignment.bincount(null, prototypes);
        if (counts is null)
        {
            counts = batch.clone().DetachFromDisposeScope();
        }
        else
        {
            counts.add_(batch);
        }
    }

    /// <summary>The number of prototypes in use since the last call, or null where nothing was recorded.</summary>
    public long? TakeInUse() => TakeCounts()?.Count(count => count > 0);

    /// <summary>How many samples each prototype was given since the last call, or null where nothing was recorded.</summary>
    public IReadOnlyList<long>? TakeCounts()
    {
        if (counts is null)
        {
            return null;
        }
        using torch.Tensor local = counts.cpu();
        long[] values = local.data<long>().ToArray();
        Dispose();
        return values;
    }

    /// <summary>Forgets the counts.</summary>
    public void Dispose()
    {
        counts?.Dispose();
        counts = null;
    }
}
