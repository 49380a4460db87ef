using System.Globalization;
using NebulaBench.Datasets;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every dataset must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in
/// <see cref="DatasetReadingConformance.Create"/> how the dataset is made, and run it as any NUnit fixture. Choose options that make the splits small: every sample is read several times.
/// </summary>
public abstract class DatasetConformance : DatasetReadingConformance
{
    /// <summary>
    /// Whether no two samples have the same input, so that the splits' inputs must differ. False for data with true duplicates.
    /// </summary>
    protected virtual bool SamplesAreUnique => true;

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
