using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Counts how many samples each prototype was given since it was last asked. A building block for objectives.</summary>
/// <param name="prototypes">The number of prototypes.</param>
public sealed class PrototypeUsage(long prototypes) : IDisposable
{
    private const string Counts = "prototype-usage";

    private torch.Tensor? counts;

    /// <summary>Counts a batch.</summary>
    /// <param name="assignment">The prototype of each sample, [batch], int64.</param>
    public void Record(torch.Tensor assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        counts ??= torch.zeros(prototypes, torch.int64, assignment.device).DetachFromDisposeScope();
        MoveTo(assignment.device);
        using torch.Tensor ones = torch.ones_like(assignment);
        counts.scatter_add_(0, assignment, ones); // bincount would wait for the device to learn the largest index
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

    /// <summary>Adds the counts to an objective's state, where there are any.</summary>
    /// <param name="state">What <see cref="ObjectiveModule.TrainingState"/> is to return.</param>
    public void Keep(IDictionary<string, torch.Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (counts is not null)
        {
            state[Counts] = counts;
        }
    }

    /// <summary>Takes the counts back from an objective's state.</summary>
    /// <param name="state">What <see cref="ObjectiveModule.RestoreTrainingState"/> was given.</param>
    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Dispose();
        counts = state.TryGetValue(Counts, out torch.Tensor? kept) ? kept.clone().DetachFromDisposeScope() : null;
    }

    /// <summary>Forgets the counts.</summary>
    public void Dispose()
    {
        counts?.Dispose();
        counts = null;
    }

    // Counts that were taken back lie on the CPU.
    private void MoveTo(torch.Device device)
    {
        if (counts!.device_type != device.type)
        {
            torch.Tensor moved = counts.to(device).DetachFromDisposeScope();
            counts.Dispose();
            counts = moved;
        }
    }
}
