namespace NebulaBench.Datasets.Tables.Tests;

/// <summary>What becomes of rows: chosen, filled in, scaled, standardized; all of it learned from training rows.</summary>
[TestFixture]
internal sealed class PreparationTests
{
    private const string Table = "id,x1,x2,color,kind,part\na,1,10,red,u,train\nb,3,10,blue,v,train\nc,5,10,red,u,val\nd,7,12,green,v,test\n";

    private static readonly TableOptions ByColumn = new() { Path = "t.csv", SplitColumn = "part", LabelColumn = "kind", IdColumn = "id", Columns = ["x*"] };

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        data.Write("t.csv", Table);
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_SplitColumn_ItsRows()
    {
        TableDataset dataset = data.Dataset(ByColumn);

        Assert.That(TemporaryData.Inputs(dataset, SplitName.Training), Is.EqualTo(new[] { new[] { 1f, 10 }, [3, 10] }));
        Assert.That(TemporaryData.Inputs(dataset, SplitName.Validation), Is.EqualTo(new[] { new[] { 5f, 10 } }));
        Assert.That(TemporaryData.Labels(dataset, SplitName.Test), Is.EqualTo(new long[] { 1 }));
    }

    [Test]
    public void Load_IdColumnOrNone_NamesSamplesByItOrByTheirRow()
    {
        using DataSplit named = data.Dataset(ByColumn).Load(SplitName.Validation), numbered = data.Dataset(ByColumn with { IdColumn = "" }).Load(SplitName.Validation);

        Assert.That(named.Ids, Is.EqualTo(new[] { "c" }));
        Assert.That(numbered.Ids, Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public void Load_Standardize_ByTrainingRowsAlone()
    {
        TableDataset dataset = data.Dataset(ByColumn with { Standardize = true });

        Assert.That(TemporaryData.Inputs(dataset, SplitName.Training), Is.EqualTo(new[] { new[] { -1f, 0 }, [1, 0] }));
        Assert.That(TemporaryData.Inputs(dataset, SplitName.Test), Is.EqualTo(new[] { new[] { 5f, 2 } }), "a column that is constant in training is only shifted");
    }

    [Test]
    public void Load_ScaleToAndLog1p_RowsFirst() => Assert.That(
        TemporaryData.Inputs(data.Dataset(ByColumn with { ScaleTo = 22, Log1p = true }), SplitName.Training)[0],
        Is.EqualTo(new[] { MathF.Log(3), MathF.Log(21) }).Within(1e-6f));

    [Test]
    public void Load_Categories_OfTrainingRowsAsZerosAndOnes()
    {
        TableDataset dataset = data.Dataset(ByColumn with { Categories = ["color"], Standardize = true });

        Assert.That(dataset.Info.Input, Is.EqualTo(new VectorShape(4)));
        Assert.That(TemporaryData.Inputs(dataset, SplitName.Training)[0], Is.EqualTo(new float[] { -1, 0, 0, 1 }), "blue, red");
        Assert.That(TemporaryData.Inputs(dataset, SplitName.Test)[0][2..], Is.EqualTo(new float[] { 0, 0 }), "training has no green");
    }

    [Test]
    public void Load_MissingMean_IsThatOfTraining()
    {
        data.Write("t.csv", Table.Replace("d,7", "d,", StringComparison.Ordinal).Replace("b,3", "b,NA", StringComparison.Ordinal));
        TableDataset dataset = data.Dataset(ByColumn with { Missing = Rows.MissingValues.Mean });

        Assert.That(TemporaryData.Inputs(dataset, SplitName.Training)[1][0], Is.EqualTo(1));
        Assert.That(TemporaryData.Inputs(dataset, SplitName.Test)[0][0], Is.EqualTo(1));
    }

    [Test]
    public void Load_MissingDrop_LeavesTheRowOutAndCountsIt()
    {
        data.Write("t.csv", Table.Replace("b,3", "b,NA", StringComparison.Ordinal).Replace(",v,test", ",u,test", StringComparison.Ordinal));
        using DataSplit split = data.Dataset(ByColumn with { Missing = Rows.MissingValues.Drop }).Load(SplitName.Training);

        Assert.That((split.Count, split.Skipped), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Info_ColumnsWithExclusion_LeavesOut() => Assert.That(
        data.Dataset(ByColumn with { Columns = ["*", "!x1", "!color"] }).Info.Input, Is.EqualTo(new VectorShape(1)));

    [Test]
    public void Info_FactorsAndBatch_NamesAndNumbers()
    {
        TableDataset dataset = data.Dataset(ByColumn with { Columns = ["x1"], FactorColumns = ["x2"], BatchColumn = "color" });
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Factors, Is.EqualTo(new[] { "x2", "color" }));
        Assert.That(test.Factors, Is.EqualTo(new double[,] { { 12, 1 } }), "blue, green, red");
    }

    [Test]
    public void Load_SharesFromTheSeed_EveryClassInProportion()
    {
        data.Write("t.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row},{(row % 4 == 0 ? "rare" : "common")}\n")));
        TableOptions options = new() { Path = "t.csv", LabelColumn = "y", TestShare = 0.2, ValidationShare = 0.25 };
        TableDataset dataset = data.Dataset(options);

        Assert.That(Enum.GetValues<SplitName>().Select(split => TemporaryData.Labels(dataset, split)).Select(labels => (labels.Count(label => label == 0), labels.Count(label => label == 1))),
            Is.EqualTo(new[] { (45, 15), (15, 5), (15, 5) }));
        Assert.That(TemporaryData.Inputs(data.Dataset(options with { Seed = 1 }), SplitName.Test), Is.Not.EqualTo(TemporaryData.Inputs(dataset, SplitName.Test)));
    }

    [Test]
    public void Load_TestRowsChange_TrainingSamplesDoNot()
    {
        TableOptions options = ByColumn with { Categories = ["color"], Missing = Rows.MissingValues.Mean, Standardize = true };
        float[][] before = TemporaryData.Inputs(data.Dataset(options), SplitName.Training);
        data.Write("t.csv", Table.Replace("d,7,12,green", "d,-900,,mauve", StringComparison.Ordinal));

        Assert.That(TemporaryData.Inputs(data.Dataset(options), SplitName.Training), Is.EqualTo(before));
    }

    [Test]
    public void Load_TestFile_ValidationOutOfTraining()
    {
        data.Write("test.csv", "x2,x1,kind\n1,2,v\n");
        data.Write("train.csv", "x2,x1,kind\n1,2,u\n3,4,v\n5,6,u\n7,8,v\n");
        TableDataset dataset = data.Dataset(new TableOptions { Path = "train.csv", Test = "test.csv", LabelColumn = "kind", ValidationShare = 0.5 });

        Assert.That(Enum.GetValues<SplitName>().Select(split => TemporaryData.Inputs(dataset, split).Length), Is.EqualTo(new[] { 2, 2, 1 }));
    }
}
