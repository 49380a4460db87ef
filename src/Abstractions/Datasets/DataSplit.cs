using TorchSharp;

namespace NebulaBench.Datasets;

/// <summary>A loaded split. Reading it is repeatable; what it holds is freed by disposing it.</summary>
public abstract class DataSplit : IDisposable
{
    /// <summary>The number of samples.</summary>
    public abstract long Count { get; }

    /// <summary>The class of each sample, [samples], or null for a dataset without labels.</summary>
    public abstract IReadOnlyList<long>? Labels { get; }

    /// <summary>The generating factors, [samples, factors], or null where they are unknown.</summary>
    public virtual double[,]? Factors => null;

    /// <summary>
    /// What each sample is called outside of the program, [samples]: its file below the dataset's folder, with forward slashes, or the id or number of
    /// its row. Results are joined by it. Null where samples have no names; then their indices stand for them.
    /// </summary>
    public virtual IReadOnlyList<string>? Ids => null;

    /// <summary>How many samples of the source were left out because they could not be read.</summary>
    public virtual long Skipped => 0;

    /// <summary>Reads the batches of one pass, in the given order.</summary>
    /// <param name="order">The samples of each batch; valid until the pass is over, for its memory may serve the next.</param>
    /// <param name="device">Where the tensors must be.</param>
    /// <returns>One batch after the other; the caller's dispose scope owns the tensors of each.</returns>
    public abstract IEnumerable<Batch> Read(BatchSampler order, torch.Device device);

    /// <summary>Frees what the split holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the split holds.</summary>
    /// <param name="disposing">Whether managed resources are to be freed too.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
