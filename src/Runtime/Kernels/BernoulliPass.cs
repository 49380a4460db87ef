using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// <see cref="BernoulliSum"/> over whole tensors, on as many threads as libtorch has. Blocks are added up one after the other whoever did them, so that the
/// result does not depend on their number. One pass at a time.
/// </summary>
public sealed class BernoulliPass
{
    /// <summary>How many blocks are worth a thread.</summary>
    private const int Share = 16;

    private readonly ParallelWorkItem shares;
    private torch.Tensor? logits, targets, gradient;
    private float scale;
    private double[] sums = [];

    public BernoulliPass() => shares = new ParallelWorkItem(Add);

    /// <summary>The sum.</summary>
    /// <param name="logits">o, as <see cref="TensorSpan"/> are.</param>
    /// <param name="targets">x, as many.</param>
    /// <param name="gradient">Where the gradient goes, as many; null where it is not wanted.</param>
    /// <param name="scale">What it is multiplied by.</param>
    public double Take(torch.Tensor logits, torch.Tensor targets, torch.Tensor? gradient, float scale)
    {
        (this.logits, this.targets, this.gradient, this.scale) = (logits, targets, gradient, scale);
        int blocks = (int)((logits.numel() + BernoulliSum.Block - 1) / BernoulliSum.Block);
        if (sums.Length != blocks)
        {
            sums = new double[blocks];
        }
        shares.Do(blocks, Share, torch.get_num_threads());
        double sum = 0;
        foreach (double block in sums)
        {
            sum += block;
        }
        return sum;
    }

    /// <summary>Adds up each block from one to before another, by itself.</summary>
    private void Add(long from, long to)
    {
        ReadOnlySpan<float> allLogits = TensorSpan.For(logits!), allTargets = TensorSpan.For(targets!);
        Span<float> allGradient = gradient is null ? [] : TensorSpan.For(gradient);
        for (int block = (int)from; block < to; block++)
        {
            int start = block * BernoulliSum.Block, count = Math.Min(BernoulliSum.Block, allLogits.Length - start);
            sums[block] = BernoulliSum.For(
                allLogits.Slice(start, count), allTargets.Slice(start, count), gradient is null ? [] : allGradient.Slice(start, count), scale);
        }
    }
}
