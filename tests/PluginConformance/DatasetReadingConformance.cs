using NebulaBench.Datasets;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.PluginConformance;

/// <summary>What reading a dataset's splits must do; the part of <see cref="DatasetConformance"/> that looks at batches.</summary>
[NonParallelizable]
public abstract class DatasetReadingConformance
{
    private const int BatchSize = 32;

    /// <summary>The three splits.</summary>
    protected static IReadOnlyList<SplitName> Splits { get; } = Enum.GetValues<SplitName>();

    /// <summary>
    /// Makes the dataset; called several times, with the same options each time. Ignore the test here if its files are missing.
    /// </summary>
    protected abstract IDataset Create();

    [TestCaseSource(nameof(Splits))]
    public void Read_InOrder_HasTheDeclaredShapes(SplitName name)
    {
        IDataset dataset = Create();
        DatasetInfo info = dataset.Info;
        using DataSplit split = dataset.Load(name);
        long samples = 0;
        foreach (Batch batch in LoadedSplit.Steps(split, BatchOrder.Sequential(split.Count, BatchSize)))
        {
            Assert.That(batch.Input.shape, Is.EqualTo([batch.Size, .. info.Input.Axes]));
            Assert.That(batch.Target.shape[0], Is.EqualTo(batch.Size));
            Assert.That(batch.Indices.data<long>().ToArray(), Is.EqualTo(Enumerable.Range((int)samples, (int)batch.Size)));
            samples += batch.Size;
        }
        Assert.That(samples, Is.EqualTo(split.Count));
    }

    [TestCaseSource(nameof(Splits))]
    public void Read_InOrder_IsFinite(SplitName name)
    {
        using DataSplit split = Create().Load(name);
        foreach (Batch batch in LoadedSplit.Steps(split, BatchOrder.Sequential(split.Count, BatchSize)))
        {
            Assert.That(batch.Input.isfinite().all().item<bool>(), "the input is not finite");
            Assert.That(batch.Target.isfinite().all().item<bool>(), "the target is not finite");
        }
    }

    [TestCaseSource(nameof(Splits))]
    public void Read_InOrder_CanBeHeldAgainstAnOutputOfTheDeclaredShape(SplitName name)
    {
        IDataset dataset = Create();
        DatasetInfo info = dataset.Info;
        using DataSplit split = dataset.Load(name);
        foreach (Batch batch in LoadedSplit.Steps(split, BatchOrder.Sequential(split.Count, BatchSize)))
        {
            torch.Tensor output = torch.zeros([batch.Size, .. OutputAxes(info.Output)]);
            torch.Tensor loss = info.DefaultReconstruction.PerSample(output, batch.Target);

            Assert.That(loss.shape, Is.EqualTo([batch.Size]));
            Assert.That(loss.isfinite().all().item<bool>(), "the loss of an output of zeros is not finite");
        }
    }

    // What a decoder emits for a sequence are logits: one value a token for each place.
    private static IReadOnlyList<long> OutputAxes(SampleShape shape) =>
        shape is SequenceShape sequence ? [sequence.Vocabulary, sequence.Length] : shape.Axes;

    [TestCaseSource(nameof(Splits))]
    public void Read_Shuffled_GivesTheSamplesThatWereAskedFor(SplitName name)
    {
        using DataSplit split = Create().Load(name);
        LoadedSplit expected = LoadedSplit.Of(split);
        BatchOrder order = BatchOrder.Shuffled(split.Count, BatchSize, new RandomStream(3), dropIncomplete: false);
        int position = 0;
        foreach (Batch batch in LoadedSplit.Steps(split, order))
        {
            long[] asked = order[position++].ToArray();

            Assert.That(batch.Indices.data<long>().ToArray(), Is.EqualTo(asked));
            Assert.That(LoadedSplit.Digests(batch.Input), Is.EqualTo(asked.Select(index => expected.Inputs[(int)index])));
            Assert.That(LoadedSplit.Digests(batch.Target), Is.EqualTo(asked.Select(index => expected.Targets[(int)index])));
        }
        Assert.That(position, Is.EqualTo(order.Batches));
    }

    [TestCaseSource(nameof(Splits))]
    public void Dispose_AfterReading_LeavesNoTensor(SplitName name)
    {
        IDataset dataset = Create();
        dataset.Load(name).Dispose(); // whatever a dataset sets up once stays out of the count
        long before = torch.Tensor.TotalCount;
        using (DataSplit split = dataset.Load(name))
        {
            foreach (Batch batch in LoadedSplit.Steps(split, BatchOrder.Sequential(split.Count, BatchSize)))
            {
                Assert.That(batch.Size, Is.Positive);
            }
        }

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
    }
}
