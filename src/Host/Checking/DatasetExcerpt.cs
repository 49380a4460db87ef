using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Host.Checking;

/// <summary>A dataset of which only the first samples of each split are read, to try it quickly.</summary>
/// <param name="dataset">The whole.</param>
internal sealed class DatasetExcerpt(IDataset dataset) : IDataset
{
    private const int Samples = 100;

    public DatasetInfo Info => dataset.Info;

    public string ContentHash() => dataset.ContentHash();

    public DataSplit Load(SplitName split) => new Beginning(dataset.Load(split));

    private sealed class Beginning(DataSplit whole) : DataSplit
    {
        public override long Count => Math.Min(Samples, whole.Count);

        // Where there are not as many labels or factors as samples, that is for the checks to find.
        public override IReadOnlyList<long>? Labels => whole.Labels?.Count == whole.Count ? [.. whole.Labels.Take(Samples)] : whole.Labels;

        public override IReadOnlyList<string>? Ids => whole.Ids?.Count == whole.Count ? [.. whole.Ids.Take(Samples)] : whole.Ids;

        public override double[,]? Factors => whole.Factors is { } all && all.GetLength(0) == whole.Count ? Rows(all, Count) : whole.Factors;

        public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device) => whole.Read(order, device);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                whole.Dispose();
            base.Dispose(disposing);
        }

        private static double[,] Rows(double[,] all, long count)
        {
            var rows = new double[count, all.GetLength(1)];
            Array.Copy(all, rows, rows.Length);
            return rows;
        }
    }
}
