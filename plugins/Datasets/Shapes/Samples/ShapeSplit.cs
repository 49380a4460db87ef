using System.Runtime.InteropServices;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>A split of prepared shapes, whose batches are made when they are asked for.</summary>
/// <param name="store">The shapes.</param>
/// <param name="use">What becomes of them.</param>
/// <param name="split">Which split; only training is augmented.</param>
internal abstract class ShapeSplit(ShapeStore store, ShapeTransform use, SplitName split) : DataSplit
{
    /// <summary>The shapes.</summary>
    protected ShapeStore Store { get; } = store;

    /// <summary>What becomes of them.</summary>
    protected ShapeTransform Use { get; } = use;

    /// <inheritdoc/>
    public sealed override long Count => Store.Count;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<long> Labels => Store.Labels;

    /// <inheritdoc/>
    public sealed override double[,]? Factors => Store.Factors;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string>? Ids => Store.Ids;

    /// <inheritdoc/>
    public sealed override long Skipped => Store.Bad.Count;

    /// <summary>What completion hides is the same whenever a sample is read.</summary>
    protected SeedStream FixedSeeds { get; } = new(new SeedStream(use.Seed).Derive(split.ToString()));

    /// <summary>A split of clouds or grids, whichever the shapes are.</summary>
    public static ShapeSplit From(ShapeStore store, ShapeRecipe recipe, ShapeTransform use, SplitName split) =>
        recipe.Representation == Representation.Points
            ? new Points.PointSplit(store, recipe, use, split)
            : new Voxels.VoxelSplit(store, recipe, use, split);

    /// <inheritdoc/>
    public sealed override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(order);
        for (int batch = 0; batch < order.Batches; batch++)
        {
            long[] indices = order[batch].ToArray();
            torch.Tensor labels = torch.tensor(Array.ConvertAll(indices, index => Store.Labels[index]), device: device);
            (torch.Tensor input, torch.Tensor? target) = Make(indices, split == SplitName.Training ? order.Augmentation : null, device);
            yield return new Batch
            {
                Input = input,
                Target = Use.Task == ShapeTask.Classify ? labels : target ?? input,
                Labels = labels,
                Indices = torch.tensor(indices, device: device),
            };
        }
    }

    /// <summary>Makes the tensors of a batch.</summary>
    /// <param name="indices">Its samples.</param>
    /// <param name="augmentation">What random augmentation draws from, or null.</param>
    /// <param name="device">Where they must be.</param>
    /// <returns>The input, [batch, …], and the target, [batch, …], or null where it is the input or the class.</returns>
    protected abstract (torch.Tensor Input, torch.Tensor? Target) Make(long[] indices, SeedStream? augmentation, torch.Device device);

    /// <summary>A tensor of values, moved before it is converted: bytes travel faster than what they become.</summary>
    protected static torch.Tensor Tensor<T>(T[] values, long[] shape, torch.ScalarType stored, torch.ScalarType used, torch.Device device)
        where T : unmanaged
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.empty(shape, stored);
        MemoryMarshal.AsBytes<T>(values).CopyTo(tensor.bytes);
        return tensor.to(device).to(used).MoveToOuterDisposeScope();
    }
}
