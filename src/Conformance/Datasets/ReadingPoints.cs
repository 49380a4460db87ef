using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Conformance.Datasets;

/// <summary>What reading a dataset's splits must do; the part of <see cref="DatasetPoints"/> that looks at batches.</summary>
/// <param name="create">Makes the dataset; called several times, with the same options each time.</param>
public sealed class ReadingPoints(Func<IDataset> create)
{
    private const int BatchSize = 32;

    /// <summary>The points; each looks at every split.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new(
            "samples have the declared shape", "Read must give Input [batch, …Info.Input axes], as many targets, and the Indices asked for.",
            () => Splits.Each(create, SamplesHaveTheDeclaredShape)) { IsBasic = true },
        new("samples are finite", "Replace or refuse what is no number when loading.", () => Splits.Each(create, SamplesAreFinite)),
        new(
            "targets fit the declared output", "DefaultReconstruction must take an output of the shape Info.Output against the targets.",
            () => Splits.Each(create, TargetsFitTheDeclaredOutput)),
        new(
            "a shuffled order gives the samples asked for", "Read must follow the order's indices; a sample must not depend on when it is read.",
            () => Splits.Each(create, AShuffledOrderGivesTheSamplesAskedFor)),
        new(
            "disposing leaves no tensor", "Dispose must free what Load made; the batches' tensors belong to the caller's dispose scope.",
            () => Splits.Each(create, DisposingLeavesNoTensor)),
    ];

    private static void SamplesHaveTheDeclaredShape(IDataset dataset, SplitName name)
    {
        DatasetInfo info = dataset.Info;
        using DataSplit split = dataset.Load(name);
        long samples = 0;
        foreach (Batch batch in InOrder(split))
        {
            Require.Shape(batch.Input, [batch.Size, .. info.Input.Axes], "the input");
            Require.That(batch.Target.shape[0] == batch.Size, $"a batch has {batch.Size} inputs and {batch.Target.shape[0]} targets");
            Require.That(
                batch.Indices.data<long>().ToArray().SequenceEqual(Range(samples, batch.Size)), "Indices are not those that were asked for");
            samples += batch.Size;
        }
        Require.That(samples == split.Count, $"Count is {split.Count}, but {samples} samples were read");
    }

    private static void SamplesAreFinite(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        foreach (Batch batch in InOrder(split))
        {
            Require.Finite(batch.Input, "an input");
            Require.Finite(batch.Target, "a target");
        }
    }

    private static void TargetsFitTheDeclaredOutput(IDataset dataset, SplitName name)
    {
        DatasetInfo info = dataset.Info;
        using DataSplit split = dataset.Load(name);
        foreach (Batch batch in InOrder(split))
        {
            torch.Tensor output = torch.zeros([batch.Size, .. info.Output.DecodedAxes]);
            torch.Tensor loss = info.DefaultReconstruction.PerSample(output, batch.Target);
            Require.Shape(loss, [batch.Size], "the loss of each sample");
            Require.Finite(loss, "the loss of an output of zeros");
        }
    }

    private static void AShuffledOrderGivesTheSamplesAskedFor(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        LoadedSplit expected = LoadedSplit.From(split);
        BatchSampler order = BatchSampler.Shuffled(split.Count, BatchSize, new RandomStream(3), dropIncomplete: false);
        int position = 0;
        foreach (Batch batch in LoadedSplit.Steps(split, order))
        {
            Require.That(position < order.Batches, $"there are more than the {order.Batches} batches that were asked for");
            long[] asked = order[position++].ToArray();
            Require.That(batch.Indices.data<long>().ToArray().SequenceEqual(asked), "Indices are not those that were asked for");
            Require.That(
                LoadedSplit.Digests(batch.Input).SequenceEqual(asked.Select(index => expected.Inputs[(int)index])), "inputs are of other samples");
            Require.That(
                LoadedSplit.Digests(batch.Target).SequenceEqual(asked.Select(index => expected.Targets[(int)index])), "targets are of other samples");
        }
        Require.That(position == order.Batches, $"there were {position} batches of {order.Batches}");
    }

    private static void DisposingLeavesNoTensor(IDataset dataset, SplitName name)
    {
        dataset.Load(name).Dispose(); // whatever a dataset sets up once stays out of the count
        long before = torch.Tensor.TotalCount;
        using (DataSplit split = dataset.Load(name))
        {
            foreach (Batch batch in InOrder(split))
                Require.That(batch.Size > 0, "a batch is empty");
        }
        long after = torch.Tensor.TotalCount;
        Require.That(after == before, $"{after - before} tensors are left");
    }

    private static IEnumerable<Batch> InOrder(DataSplit split) => LoadedSplit.Steps(split, BatchSampler.Sequential(split.Count, BatchSize));

    private static IEnumerable<long> Range(long start, long count) => Enumerable.Range(0, (int)count).Select(offset => start + offset);
}
