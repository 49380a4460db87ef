using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>A split too large to be held as a tensor: its rows become samples batch by batch.</summary>
/// <param name="set">The rows.</param>
/// <param name="preparation">Makes samples of them.</param>
/// <param name="labels">The class of each, or null.</param>
/// <param name="factors">The factors, [samples, factors], or null.</param>
/// <param name="ids">What each is called.</param>
/// <param name="skipped">How many rows were left out.</param>
internal sealed class PreparedSplit(RowSet set, Preparation preparation, long[]? labels, double[,]? factors, string[] ids, long skipped) : DataSplit
{
    /// <inheritdoc/>
    public override long Count => set.Rows.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Labels => labels;

    /// <inheritdoc/>
    public override double[,]? Factors => factors;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ids => ids;

    /// <inheritdoc/>
    public override long Skipped => skipped;

    /// <inheritdoc/>
    public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device)
    {
        for (int batch = 0; batch < order.Batches; batch++)
        {
            ReadOnlyMemory<long> chosen = order[batch];
            torch.Tensor input = preparation.Batch(set, chosen.Length, at => chosen.Span[at]).to(device);
            yield return new Batch
            {
                Input = input,
                Target = input,
                Labels = labels is null ? null : torch.tensor([.. MemoryMarshal.ToEnumerable(chosen).Select(sample => labels[sample])], torch.int64, device),
                Indices = torch.tensor(chosen.ToArray(), torch.int64, device),
            };
        }
    }
}
