using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>A split of pictures, whose batches are made ahead of their use.</summary>
internal sealed class PictureSplit : DataSplit
{
    private readonly PictureRecipe recipe;
    private readonly ImageFileOptions options;
    private readonly SampleReader maker;
    private readonly long[]? labels;

    /// <summary>A split of decoded pictures.</summary>
    public PictureSplit(PictureStore store, PictureRecipe recipe, ImageFileOptions options, SplitName split, bool labeled, long skipped)
    {
        this.recipe = recipe;
        this.options = options;
        maker = new SampleReader(store, recipe, options, split);
        labels = labeled ? [.. store.Samples.Select(sample => sample.Label!.Value)] : null;
        Ids = [.. store.Samples.Select(sample => sample.Id)];
        Count = store.Samples.Count;
        Skipped = skipped;
    }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Labels => labels;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ids { get; }

    /// <inheritdoc/>
    public override long Skipped { get; }

    /// <inheritdoc/>
    public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Batches == 0)
        {
            yield break;
        }
        using var queue = new BatchQueue(order, maker, (long)options.QueueMib << 20, options.DecodingThreads());
        for (int batch = 0; batch < order.Batches; batch++)
        {
            BatchBuffer buffer = queue.Take();
            Batch made = ToTensors(buffer, order[batch], device);
            queue.Return(buffer);
            yield return made;
        }
    }

    private Batch ToTensors(BatchBuffer buffer, ReadOnlyMemory<long> indices, torch.Device device)
    {
        long samples = indices.Length, height = recipe.CroppedHeight, width = recipe.CroppedWidth;
        torch.Tensor input = Filled<float>(buffer.Inputs, [samples, recipe.Channels, height, width], torch.ScalarType.Float32, device);
        torch.Tensor target = maker.TargetClasses > 0
            ? Filled<long>(buffer.Classes, [samples, height, width], torch.ScalarType.Int64, device)
            : maker.TargetSize > 0
                ? Filled<float>(buffer.Targets, [samples, recipe.Channels, height, width], torch.ScalarType.Float32, device)
                : input;
        return new Batch
        {
            Input = input,
            Target = target,
            Labels = labels is null ? null : torch.tensor(Chosen(indices.Span), device: device),
            Indices = torch.tensor(indices.ToArray(), device: device),
        };
    }

    private long[] Chosen(ReadOnlySpan<long> indices)
    {
        var chosen = new long[indices.Length];
        for (int place = 0; place < chosen.Length; place++)
        {
            chosen[place] = labels![indices[place]];
        }
        return chosen;
    }

    private static torch.Tensor Filled<T>(T[] values, long[] shape, torch.ScalarType type, torch.Device device)
        where T : unmanaged
    {
        torch.Tensor tensor = torch.empty(shape, type);
        Span<byte> bytes = tensor.bytes;
        MemoryMarshal.AsBytes<T>(values)[..bytes.Length].CopyTo(bytes);
        if (device.type == DeviceType.CPU)
        {
            return tensor;
        }
        using (tensor)
        {
            return tensor.to(device);
        }
    }
}
