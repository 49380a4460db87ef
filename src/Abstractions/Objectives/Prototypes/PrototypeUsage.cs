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

    /// <summary>The number of anchors in use since the last call, or null where nothing was recorded.</summary>
    public long? TakeInUse()
    {
        if (counts is null)
        {
            return null;
        }
        using torch.Tensor used = (counts > 0).sum();
        long inUse = used.ToInt64();
        Dispose();
        return inUse;
    }

    /// <summary>Forgets the counts.</summary>
    public void Dispose()
    {
        counts?.Dispose();
        counts = null;
    }
}
