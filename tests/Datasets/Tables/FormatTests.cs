using System.Globalization;
using System.Text;
using NebulaBench.Conformance.Datasets;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Testing;

namespace NebulaBench.Datasets.Tables.Tests;

/// <summary>The same rows in every format and dialect are the same dataset.</summary>
[TestFixture]
internal sealed class FormatTests
{
    private static readonly double[][] Numbers = [.. Enumerable.Range(0, 40).Select(row => new[] { Math.Sin(row), 1.0 / (row + 1), row % 7 == 0 ? 0 : -row * 1e3 })];
    private static readonly string[] Names = [.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? "even" : "odd")];
    private static readonly TableOptions Labeled = new() { Path = "t.csv", LabelColumn = "kind" };

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void ContentHash_SameRowsInEveryFormat_IsOne()
    {
        data.Write("t.csv", Text(','));
        data.Write("t.npz", Numpy.Archive(("X", Numpy.Matrix(Numbers)), ("kind", Numpy.Texts(Names))));
        data.Write("t.npy", Numpy.Matrix(Numbers));
        data.Write("transposed.npy", Numpy.Matrix(Numbers, columnMajor: true));
        data.Write("labels.csv", "kind\n" + string.Join('\n', Names));
        TableOptions annotated = Labeled with { Path = "t.npy", Annotations = "labels.csv" };

        string[] hashes = [.. new[] { Labeled, Labeled with { Path = "t.npz" }, annotated, annotated with { Path = "transposed.npy" } }
            .Select(options => data.Dataset(options).ContentHash())];

        Assert.That(hashes.Distinct().Count(), Is.EqualTo(1));
        Assert.That(TemporaryData.Inputs(data.Dataset(annotated), SplitName.Test), Is.EqualTo(TemporaryData.Inputs(data.Dataset(Labeled), SplitName.Test)));
    }

    /// <summary>The files were made with numpy 1.24.2 and scipy 1.10.1.</summary>
    [Test]
    public void ContentHash_SparseAndDenseOfNumpy_IsOneAndSamplesAreEqual()
    {
        string golden = Path.Combine(RepositoryRoot.Find(), "tests", "Datasets", "Tables", "Golden");
        TableOptions dense = new() { Path = Path.Combine(golden, "dense.npz"), LabelColumn = "y", Standardize = true, Log1p = true, ScaleTo = 10 };
        TableOptions sparse = dense with { Path = Path.Combine(golden, "sparse.npz"), Annotations = Path.Combine(golden, "labels.txt") };

        Assert.That(data.Dataset(sparse).ContentHash(), Is.EqualTo(data.Dataset(dense).ContentHash()));
        Assert.That(TemporaryData.Inputs(data.Dataset(sparse), SplitName.Training), Is.EqualTo(TemporaryData.Inputs(data.Dataset(dense), SplitName.Training)));
        Assert.That(data.Dataset(sparse with { Columns = ["2", "5"] }).ContentHash(), Is.EqualTo(data.Dataset(dense with { Columns = ["2", "5"] }).ContentHash()));
    }

    [Test]
    public void Read_PreparedBatchByBatch_IsWhatATensorInMemoryGives()
    {
        data.Write("t.csv", Text(','));
        TableSamples samples = TableSamples.Read(Labeled with { Standardize = true }, data.Root);
        using var prepared = new PreparedSplit(samples.Splits[SplitName.Training], samples.Preparation, samples.Labels(SplitName.Training), null, [], 0);
        using DataSplit resident = data.Dataset(Labeled with { Standardize = true }).Load(SplitName.Training);

        Assert.That(LoadedSplit.From(prepared).Inputs, Is.EqualTo(LoadedSplit.From(resident).Inputs));
        Assert.That(LoadedSplit.From(prepared).Labels, Is.EqualTo(LoadedSplit.From(resident).Labels));
    }

    [Test]
    public void ContentHash_OneNumberChanges_IsAnother()
    {
        data.Write("t.csv", Text(','));
        data.Write("other.csv", Text(',').Replace("-1000", "-1001", StringComparison.Ordinal));

        Assert.That(data.Dataset(Labeled with { Path = "other.csv" }).ContentHash(), Is.Not.EqualTo(data.Dataset(Labeled).ContentHash()));
    }

    [TestCase(";", "\r\n", false)]
    [TestCase("\t", "\n", false)]
    [TestCase("|", "\r", false)]
    [TestCase(";", "\n", true)]
    public void ContentHash_OtherDialect_IsTheSame(string delimiter, string newLine, bool decimalComma)
    {
        data.Write("t.csv", Text(','));
        string text = Text(delimiter[0]).Replace("\n", newLine, StringComparison.Ordinal);
        data.Write("other.csv", decimalComma ? text.Replace('.', ',') : text);

        string hash = data.Dataset(Labeled with { Path = "other.csv", DecimalComma = decimalComma }).ContentHash();

        Assert.That(hash, Is.EqualTo(data.Dataset(Labeled).ContentHash()));
    }

    [Test]
    public void ContentHash_ByteOrderMarkUtf16AndQuotes_IsTheSame()
    {
        data.Write("t.csv", Text(','));
        data.Write("marked.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(','))]);
        data.Write("wide.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text(','))]);
        data.Write("quoted.csv", Text(',').Replace("even", "\"even\"", StringComparison.Ordinal).Replace("a,b", "\"a\", b", StringComparison.Ordinal));

        Assert.That(new[] { "marked.csv", "wide.csv", "quoted.csv" }.Select(file => data.Dataset(Labeled with { Path = file }).ContentHash()),
            Is.All.EqualTo(data.Dataset(Labeled).ContentHash()));
    }

    [Test]
    public void Info_LabelsThatAreNumbers_AreWrittenInOneWay()
    {
        data.Write("t.csv", "a,y\n1,3.0\n2,10\n3,3\n4,1e1\n5,3\n");

        Assert.That(data.Dataset(new TableOptions { Path = "t.csv", LabelColumn = "y" }).Info.Classes, Is.EqualTo(new[] { "3", "10" }));
    }

    [Test]
    public void Info_NoHeader_ColumnsArePositions()
    {
        data.Write("t.csv", Text(',')[(Text(',').IndexOf('\n', StringComparison.Ordinal) + 1)..]);

        TableDataset dataset = data.Dataset(new TableOptions { Path = "t.csv", Header = false, LabelColumn = "4", Columns = ["1", "3"] });

        Assert.That(dataset.Info.Input, Is.EqualTo(new VectorShape(2)));
        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "even", "odd" }));
    }

    [Test]
    public void Inputs_QuotedDelimiterAndNewLine_StayInTheirCell()
    {
        data.Write("t.csv", "\"x, 1\",kind\n1,\"a\n\"\"b\"\"\"\n2,\"c,d\"\n3,\"c,d\"\n");
        TableDataset dataset = data.Dataset(new TableOptions { Path = "t.csv", LabelColumn = "kind", TestShare = 0.3, ValidationShare = 0 });

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "a\n\"b\"", "c,d" }));
    }

    [TestCase("<f4")]
    [TestCase(">f4")]
    public void Inputs_BigAndLittleEndian_AreAlike(string kind)
    {
        float[] numbers = [1.5f, -2, 3, 4, 5, 6, 7, 8];
        byte[] bytes = [.. numbers.SelectMany(number => kind[0] == '>' ? BitConverter.GetBytes(number).Reverse() : BitConverter.GetBytes(number))];
        data.Write("t.npy", Numpy.Array(kind, "8, 1", bytes));
        TableDataset dataset = data.Dataset(new TableOptions { Path = "t.npy" });

        float[] all = [.. Enum.GetValues<SplitName>().SelectMany(split => TemporaryData.Inputs(dataset, split)).Select(row => row[0]).Order()];

        Assert.That(all, Is.EqualTo(numbers.Order()));
    }

    private static string Text(char delimiter) => string.Join(delimiter, "a", "b", "c", "kind") + "\n" + string.Join('\n', Numbers.Zip(Names, (row, name) =>
        string.Join(delimiter, row.Select(number => number.ToString("R", CultureInfo.InvariantCulture)).Append(name))));
}
