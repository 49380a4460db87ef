using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Anchors;

/// <summary>Counts how many samples each anchor was nearest to since the last reset.</summary>
internal sealed class AnchorUsage(long anchors) : IDisposable
{
    private torch.Tensor? counts;

    public void Record(torch.Tensor assignment)
    {
        using torch.Tensor batch = assignment.bincount(null, anchors);
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

    public void Dispose()
    {
        counts?.Dispose();
        counts = null;
    }
}
