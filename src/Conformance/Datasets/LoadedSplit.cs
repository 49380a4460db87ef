using System.Security.Cryptography;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Conformance.Datasets;

/// <summary>What a split gave on one pass in its own order, as plain numbers: all that comparisons between passes need.</summary>
/// <param name="Inputs">A digest of each sample's input.</param>
/// <param name="Targets">A digest of each sample's target.</param>
/// <param name="Labels">The class of each sample as its batch said, or null.</param>
public sealed record LoadedSplit(IReadOnlyList<string> Inputs, IReadOnlyList<string> Targets, IReadOnlyList<long>? Labels)
{
    private const int BatchSize = 64;

    /// <summary>Reads a split from its beginning to its end.</summary>
    /// <param name="split">The split.</param>
    public static LoadedSplit From(DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        var inputs = new List<string>();
        var targets = new List<string>();
        List<long>? labels = split.Labels is null ? null : [];
        foreach (Batch batch in Steps(split, BatchSampler.Sequential(split.Count, BatchSize)))
        {
            inputs.AddRange(Digests(batch.Input));
            targets.AddRange(Digests(batch.Target));
            labels?.AddRange(batch.Labels!.data<long>().ToArray());
        }
        return new LoadedSplit(inputs, targets, labels);
    }

    /// <summary>Reads batches as a trainer does: each step's tensors end with the step.</summary>
    /// <param name="split">The split.</param>
    /// <param name="order">Which samples.</param>
    public static IEnumerable<Batch> Steps(DataSplit split, BatchSampler order)
    {
        ArgumentNullException.ThrowIfNull(split);
        using IEnumerator<Batch> batches = split.Read(order, torch.CPU).GetEnumerator();
        while (true)
        {
            using DisposeScope step = torch.NewDisposeScope();
            if (!batches.MoveNext())
            {
                yield break;
            }
            yield return batches.Current;
        }
    }

    /// <summary>A digest of each sample of a batch.</summary>
    /// <param name="samples">[batch, …].</param>
    public static IReadOnlyList<string> Digests(torch.Tensor samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using torch.Tensor inOrder = samples.contiguous();
        Span<byte> bytes = inOrder.bytes;
        int size = bytes.Length / (int)samples.shape[0];
        var digests = new string[samples.shape[0]];
        for (int sample = 0; sample < digests.Length; sample++)
        {
            digests[sample] = Convert.ToHexStringLower(SHA256.HashData(bytes.Slice(sample * size, size)));
        }
        return digests;
    }
}
