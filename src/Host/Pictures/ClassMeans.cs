using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Numerics;
using TorchSharp;

namespace NebulaBench.Host.Pictures;

/// <summary>The mean of each class, of its latents and of its pictures.</summary>
internal sealed class ClassMeans
{
    private const int BatchSize = 256;

    /// <summary>More pictures do not change a mean that is looked at.</summary>
    private const int MostPictures = 2_000;

    public ClassMeans(LatentTable latents, int[] labels)
    {
        Labels = [.. labels.Distinct().Order()];
        ILookup<int, int> rows = Enumerable.Range(0, labels.Length).ToLookup(row => labels[row]);
        Latents = [.. Labels.SelectMany(label => RowMath.Means(latents.ValuesOf([.. rows[label]]).Values, latents.Dimension))];
    }

    /// <summary>The labels that occur, ascending.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The mean latent of each, row after row.</summary>
    public double[] Latents { get; }

    /// <summary>The mean target of each, over some samples of a split, [classes, …]; 0 where none is among them.</summary>
    public torch.Tensor Targets(DataSplit split, torch.Device device)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor known = torch.tensor(Labels.Select(label => (long)label).ToArray(), device: device);
        torch.Tensor? sums = null, counts = null;
        foreach (Batch batch in split.Read(BatchSampler.Spread(split.Count, MostPictures, BatchSize), device))
        {
            using var step = torch.NewDisposeScope();
            torch.Tensor belongs = batch.Labels!.unsqueeze(0).eq(known.unsqueeze(1)).to_type(torch.float32); // [classes, batch]
            torch.Tensor sum = belongs.matmul(batch.Target.flatten(start_dim: 1)).view([Labels.Count, .. batch.Target.shape[1..]]);
            (sums, counts) = (
                (sums is null ? sum : sums + sum).MoveToOuterDisposeScope(),
                (counts is null ? belongs.sum(1L) : counts + belongs.sum(1L)).MoveToOuterDisposeScope());
        }
        return (sums! / counts!.clamp_min(1).view(-1, 1, 1, 1)).MoveToOuterDisposeScope();
    }
}
