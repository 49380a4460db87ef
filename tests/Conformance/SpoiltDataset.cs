using System.Globalization;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with a dataset.</summary>
internal enum DatasetFlaw
{
    None,
    RepeatsAClass,
    HasNoTestSamples,
    HashesTheTime,
    DeclaresAnotherShape,
    HasNotANumber,
    DeclaresAnotherOutput,
    IgnoresTheOrder,
    KeepsATensor,
    DrawsAnew,
    ReadsUnderTheCulture,
    RepeatsSamples,
    LabelsBeyondTheClasses,
    LacksFactors,
    LacksAnId,
}

/// <summary>A dataset of vectors with one flaw.</summary>
internal sealed class SpoiltDataset(DatasetFlaw flaw) : IDataset
{
    private static int hashed;
    private static int drawn;

    public DatasetInfo Info => new()
    {
        Input = new VectorShape(flaw == DatasetFlaw.DeclaresAnotherShape ? 4 : 3),
        Output = new VectorShape(flaw == DatasetFlaw.DeclaresAnotherOutput ? 5 : 3),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
        Classes = flaw == DatasetFlaw.RepeatsAClass ? ["a", "a"] : ["a", "b"],
        Factors = ["x", "y"],
    };

    public string ContentHash() => (flaw == DatasetFlaw.HashesTheTime ? hashed++ : 0).ToString("x32", CultureInfo.InvariantCulture);

    public DataSplit Load(SplitName split)
    {
        int count = flaw == DatasetFlaw.HasNoTestSamples && split == SplitName.Test ? 0 : 40;
        float first = flaw switch
        {
            DatasetFlaw.HasNotANumber => float.NaN,
            DatasetFlaw.DrawsAnew => drawn++,
            DatasetFlaw.ReadsUnderTheCulture => float.Parse("1.5", CultureInfo.CurrentCulture),
            _ => 0.5f,
        };
        float offset = flaw == DatasetFlaw.RepeatsSamples ? 0 : 1000 * (int)split;
        float[] values = [.. Enumerable.Range(0, count * 3).Select(index => index == 0 ? first + offset : index + offset)];
        long[] labels = [.. Enumerable.Range(0, count).Select(index => (long)index % (flaw == DatasetFlaw.LabelsBeyondTheClasses ? 3 : 2))];
        if (flaw == DatasetFlaw.KeepsATensor)
            torch.zeros(1).DetachFromDisposeScope();
        torch.Tensor inputs = torch.tensor(values, [count, 3]);
        return new Split(flaw, new ResidentSplit(inputs, labels: labels, factors: new double[count, flaw == DatasetFlaw.LacksFactors ? 1 : 2]));
    }

    private sealed class Split(DatasetFlaw flaw, ResidentSplit inner) : DataSplit
    {
        public override long Count => inner.Count;

        public override IReadOnlyList<long>? Labels => inner.Labels;

        public override double[,]? Factors => inner.Factors;

        public override IReadOnlyList<string> Ids { get; } =
            [.. Enumerable.Range(0, (int)inner.Count - (flaw == DatasetFlaw.LacksAnId ? 1 : 0)).Select(id => $"id {id}")];

        public override IEnumerable<Batch> Read(BatchSampler order, torch.Device device) =>
            inner.Read(flaw == DatasetFlaw.IgnoresTheOrder ? BatchSampler.Sequential(Count, order.BatchSize) : order, device);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
