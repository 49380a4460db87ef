using System.Globalization;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every dataset must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the dataset is made,
/// and run it as any NUnit fixture. Choose options that make the splits small: every sample is read several times.
/// </summary>
[NonParallelizable]
public abstract class DatasetConformance
{
    private const int BatchSize = 32;

    /// <summary>The three splits.</summary>
    protected static IReadOnlyList<SplitName> Splits { get; } = Enum.GetValues<SplitName>();

    /// <summary>
    /// Whether no two samples have the same input, so that the splits' inputs must differ. False for data with true duplicates.
    /// </summary>
    protected virtual bool SamplesAreUnique => true;

    /// <summary>Makes the dataset; called several times, with the same options each time. Ignore the test here if its files are missing.</summary>
    protected abstract IDataset Create();

    [Test]
    public void Info_BeforeAnythingIsLoaded_DescribesTheSamples()
    {
        DatasetInfo info = Create().Info;

        Assert.Multiple(() =>
        {
            Assert.That(info.Input.Axes, Is.Not.Empty.And.All.Positive);
            Assert.That(info.Output.Axes, Is.Not.Empty.And.All.Positive);
            Assert.That(info.Classes, Is.Unique.And.All.Not.Empty);
            Assert.That(info.Factors, Is.Unique.And.All.Not.Empty);
            Assert.That(info.Licence, Is.Not.Empty);
        });
    }

    [Test]
    public void ContentHash_OfTwoInstances_IsTheSameHexadecimalNumber()
    {
        string hash = Create().ContentHash();

        Assert.That(hash, Does.Match("^[0-9a-f]{32,128}$"));
        Assert.That(Create().ContentHash(), Is.EqualTo(hash));
    }

    [TestCaseSource(nameof(Splits))]
    public void Load_UnderAnotherCulture_GivesTheSameSamples(SplitName name)
    {
        LoadedSplit expected = Read(Create(), name);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            AssertSame(Read(Create(), name), expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCaseSource(nameof(Splits))]
    public void Load_Twice_GivesTheSameSamplesInTheSameOrder(SplitName name)
    {
        IDataset dataset = Create();

        AssertSame(Read(dataset, name), Read(dataset, name));
    }

    [Test]
    public void Load_TrainingAndTest_HaveSamples()
    {
        IDataset dataset = Create();
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That(training.Count, Is.Positive);
        Assert.That(test.Count, Is.Positive);
    }

    [Test]
    public void Load_EverySplit_SharesNoSampleWithAnother()
    {
        if (!SamplesAreUnique)
        {
            Assert.Ignore("This dataset's samples are not unique, so equal inputs prove nothing.");
        }
        IDataset dataset = Create();
        string[] all = [.. Splits.SelectMany(name => Read(dataset, name).Inputs)];

        Assert.That(all.GroupBy(digest => digest).Where(group => group.Skip(1).Any()).Select(group => group.Key), Is.Empty);
    }

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
            torch.Tensor output = torch.zeros([batch.Size, .. info.Output.Axes]);
            torch.Tensor loss = info.DefaultReconstruction.PerSample(output, batch.Target);

            Assert.That(loss.shape, Is.EqualTo([batch.Size]));
            Assert.That(loss.isfinite().all().item<bool>(), "the loss of an output of zeros is not finite");
        }
    }

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
    public void Labels_OfEverySample_NameAClass(SplitName name)
    {
        IDataset dataset = Create();
        int classes = dataset.Info.Classes.Count;
        using DataSplit split = dataset.Load(name);
        if (classes == 0)
        {
            Assert.That(split.Labels, Is.Null);
            return;
        }

        Assert.That(split.Labels, Has.Count.EqualTo(split.Count));
        Assert.That(split.Labels, Is.All.InRange(0, classes - 1));
        Assert.That(LoadedSplit.Of(split).Labels, Is.EqualTo(split.Labels), "the batches' labels differ from the split's");
    }

    [TestCaseSource(nameof(Splits))]
    public void Factors_OfEverySample_AreFiniteAndAsManyAsDeclared(SplitName name)
    {
        IDataset dataset = Create();
        IReadOnlyList<string> names = dataset.Info.Factors;
        using DataSplit split = dataset.Load(name);
        if (names.Count == 0)
        {
            Assert.That(split.Factors, Is.Null);
            return;
        }

        Assert.That(split.Factors, Is.Not.Null);
        Assert.That(split.Factors!.GetLength(0), Is.EqualTo(split.Count));
        Assert.That(split.Factors.GetLength(1), Is.EqualTo(names.Count));
        Assert.That(split.Factors.Cast<double>().All(double.IsFinite), "a factor is not finite");
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

    private static LoadedSplit Read(IDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        return LoadedSplit.Of(split);
    }

    private static void AssertSame(LoadedSplit actual, LoadedSplit expected)
    {
        Assert.That(actual.Inputs, Is.EqualTo(expected.Inputs));
        Assert.That(actual.Targets, Is.EqualTo(expected.Targets));
        Assert.That(actual.Labels, Is.EqualTo(expected.Labels));
    }
}
