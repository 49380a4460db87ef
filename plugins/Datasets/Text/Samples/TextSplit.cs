using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>A split of sequences in memory that knows how many lines were left out.</summary>
/// <param name="samples">The sequences, owned by this split from now on.</param>
/// <param name="skipped">How many lines were left out.</param>
internal sealed class TextSplit(ResidentSplit samples, long skipped) : DataSplit
{
    /// <inheritdoc/>
    public override long Count => samples.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<long>? Labels => samples.Labels;

    /// <inheritdoc/>
    public override double[,]? Factors => samples.Factors;

    /// <inheritdoc/>
    public override long Skipped => skipped;

    /// <inheritdoc/>
    public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device) => samples.Read(order, device);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            samples.Dispose();
        }
        base.Dispose(disposing);
    }
}
