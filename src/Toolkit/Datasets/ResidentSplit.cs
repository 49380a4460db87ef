using System.Runtime.InteropServices;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Toolkit.Datasets;

/// <summary>
/// A split held in memory as tensors, from which a batch is picked by index: the fastest way where the data fit. It is copied to
/// another device once, at the first pass there.
/// </summary>
public sealed class ResidentSplit : DataSplit
{
    private readonly long[]? labels;
    private torch.Tensor inputs;
    private torch.Tensor targets;
    private torch.Tensor? labelTensor;

    /// <summary>Takes over the tensors of a split.</summary>
    /// <param name="inputs">All inputs, [samples, …], owned by the split from now on.</param>
    /// <param name="targets">All targets, [samples, …], likewise; null where the target is the input.</param>
    /// <param name="labels">The class of each sample, or null.</param>
    /// <param name="factors">The generating factors, [samples, factors], or null.</param>
    /// <param name="ids">What each sample is called, or null.</param>
    /// <param name="skipped">How many samples of the source were left out.</param>
    public ResidentSplit(
        torch.Tensor inputs, torch.Tensor? targets = null, long[]? labels = null, double[,]? factors = null, IReadOnlyList<string>? ids = null, long skipped = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        this.inputs = inputs.DetachFromDisposeScope();
        this.targets = targets?.DetachFromDisposeScope() ?? this.inputs;
        this.labels = labels;
        labelTensor = labels is null ? null : torch.tensor(labels).DetachFromDisposeScope();
        Factors = factors;
        Ids = ids;
        Skipped = skipped;
    }

    /// <inheritdoc/>
    public override long Count => inputs.shape[0];

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Labels => labels;

    /// <inheritdoc/>
    public override double[,]? Factors { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Ids { get; }

    /// <inheritdoc/>
    public override long Skipped { get; }

    /// <inheritdoc/>
    public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(order);
        MoveTo(device);
        using torch.Tensor indices = Resident(order.Indices, device).DetachFromDisposeScope();
        for (int batch = 0; batch < order.Batches; batch++)
        {
            torch.Tensor chosen = indices.narrow(0, (long)batch * order.BatchSize, order[batch].Length);
            torch.Tensor input = inputs.index_select(0, chosen);
            yield return new Batch
            {
                Input = input,
                Target = ReferenceEquals(inputs, targets) ? input : targets.index_select(0, chosen),
                Labels = labelTensor?.index_select(0, chosen),
                Indices = chosen,
            };
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inputs.Dispose();
            targets.Dispose();
            labelTensor?.Dispose();
        }
        base.Dispose(disposing);
    }

    private void MoveTo(torch.Device device)
    {
        if (inputs.device == device || (inputs.device.type == device.type && device.index < 0))
        {
            return;
        }
        bool shared = ReferenceEquals(inputs, targets);
        inputs = Moved(inputs, device);
        targets = shared ? inputs : Moved(targets, device);
        labelTensor = labelTensor is null ? null : Moved(labelTensor, device);
    }

    /// <summary>The numbers as a tensor; TorchSharp's own way would copy the array once more.</summary>
    private static torch.Tensor Resident(long[] numbers, torch.Device device)
    {
        using torch.Tensor here = torch.empty(numbers.Length, torch.int64);
        MemoryMarshal.AsBytes(numbers.AsSpan()).CopyTo(here.bytes);
        return here.to(device);
    }

    private static torch.Tensor Moved(torch.Tensor tensor, torch.Device device)
    {
        torch.Tensor moved = tensor.to(device).DetachFromDisposeScope();
        tensor.Dispose();
        return moved;
    }
}
