using System.Text;

namespace NebulaBench.Datasets.Tables.Tests;

/// <summary>What a table can have wrong is said once, with its place and what would help.</summary>
[TestFixture]
internal sealed class BadTableTests
{
    private static readonly TableOptions Labeled = new() { Path = "t.csv", LabelColumn = "y" };

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Info_BadCellsAndRows_AllAtOnce()
    {
        data.Write("t.csv", "a,b,y\n1,2,u\n3,red,v\n4,5\n6,7,u\n8,9,v,w\n");

        Assert.That(data.Failure(Labeled), Is.EqualTo(
            "NB3160: dataset table: 3 samples cannot be used:\n"
            + "  t.csv:3: column 'b': 'red' is no number.\n"
            + "  t.csv:4: it has 2 cells, expected 3.\n"
            + "  t.csv:6: it has 4 cells, expected 3.\n"
            + " Mend the cells, name the column in categories, or leave it out of columns. "
            + "Give every row as many cells, and quote those that contain the delimiter."));
    }

    [Test]
    public void Info_ManyBadRows_TwentyAndTheirNumber()
    {
        data.Write("t.csv", "a,y\n" + string.Concat(Enumerable.Repeat("x,u\n", 1000)));

        Assert.That(data.Failure(Labeled), Does.Contain("1000 samples cannot be used").And.Contain("… and 980 more.").And.Contain("t.csv:21: ").And.Not.Contain("t.csv:22: "));
    }

    [Test]
    public void Info_DecimalComma_NamesTheOption()
    {
        data.Write("t.csv", "a;y\n1,5;u\n2,5;v\n");

        Assert.That(data.Failure(Labeled), Does.Contain("t.csv:2: column 'a': '1,5' is no number.").And.EndWith("decimal_comma: true reads numbers such as 1,5."));
    }

    [Test]
    public void Info_PointInDecimalCommas_IsNoNumber()
    {
        data.Write("t.csv", "a;y\n1.234;u\n2,5;v\n");

        Assert.That(data.Failure(Labeled with { DecimalComma = true }), Does.Contain("t.csv:2: column 'a': '1.234' is no number."));
    }

    [TestCase("1,2,u\n,4,v\n", "t.csv:3: column 'a' is missing.", "missing: drop leaves the rows out.")]
    [TestCase("1,2,u\n3,NaN,v\n", "t.csv:3: column 'b' is missing.", "missing: drop leaves the rows out.")]
    [TestCase("1,2,u\n3,4,\n", "t.csv:3: its label is missing.", "or leave the rows out by missing: drop.")]
    [TestCase("1,2,u\n3,1e300,v\n", "t.csv:3: column 'b' is infinite, or too large for single precision.", "or leave the column out of columns.")]
    public void Info_CellThatIsOfNoUse_SaysWhich(string rows, string line, string remedy)
    {
        data.Write("t.csv", "a,b,y\n" + rows);

        Assert.That(data.Failure(Labeled), Does.Contain(line).And.EndWith(remedy));
    }

    [Test]
    public void Info_NegativeCount_IsRefusedForLog1p()
    {
        data.Write("t.csv", "a,y\n1,u\n-2,v\n");

        Assert.That(data.Failure(Labeled with { Log1p = true }), Does.Contain("t.csv:3: column 'a' is -2, which is no count."));
    }

    [Test]
    public void Info_IdTwice_NamesBothRows()
    {
        data.Write("t.csv", "a,y\n1,u\n2,v\n1,u\n");

        Assert.That(data.Failure(Labeled with { IdColumn = "a", Columns = ["2"], LabelColumn = "" }), Does.Contain("is no number"));
        Assert.That(data.Failure(new TableOptions { Path = "t.csv", IdColumn = "a", Categories = ["y"] }), Does.Contain("t.csv:4: its id '1' is that of t.csv:2 too."));
    }

    [TestCase("", "NB3162: t.csv: the file is empty. Write a row for each sample.")]
    [TestCase("\n\n", "NB3162: t.csv: the file has no rows. Write a row for each sample.")]
    [TestCase("a,y\n", "NB3162: dataset table: no training row can be used. Give this split at least one usable row.")]
    [TestCase("5,2\n3,4\n", "NB3163: t.csv: the first row should have the columns' names, but has numbers: 5, 2. Set header: false, or write names.")]
    [TestCase("a,b\n3,4\n", "NB3163: t.csv: there is no column 'y'. Its columns are a, b; name one, or its position from 1, by label_column.")]
    [TestCase(",a,y\n0,1,u\n", "NB3163: t.csv: column 1 has no name; it may be an index of the rows. Give it a name, say id_column: '1', or leave it out by columns: ['*', '!1'].")]
    [TestCase("a,a,y\n0,1,u\n", "NB3163: t.csv: two columns are called 'a'. Rename one of them.")]
    [TestCase("a,y\n1,\"u\n", "NB3161: t.csv: a quote is not closed. Close it, or write a quote inside of a cell as \"\" and the cell in quotes.")]
    public void Info_FileThatIsNoTable_OneLine(string text, string message)
    {
        data.Write("t.csv", text);

        Assert.That(data.Failure(Labeled), Is.EqualTo(message));
    }

    [Test]
    public void Info_PatternWithoutColumn_NamesThem()
    {
        data.Write("t.csv", "a,y\n1,u\n");

        Assert.That(data.Failure(Labeled with { Columns = ["gene*"] }), Is.EqualTo(
            "NB3163: t.csv: no column is called 'gene*'. Its columns are a, y; name one, or its position from 1, by columns."));
    }

    [Test]
    public void Info_ClassOfTestWithoutTraining_NamesIt()
    {
        data.Write("t.csv", "a,y\n1,u\n2,v\n3,u\n");
        data.Write("test.csv", "a,y\n1,u\n2,w\n");

        Assert.That(data.Failure(Labeled with { Test = "test.csv" }), Is.EqualTo(
            "NB3164: dataset table: test rows have a class that no training row has: w. Give training rows of every class, or leave the others out."));
    }

    [Test]
    public void Info_UnknownSplit_NamesTheRow()
    {
        data.Write("t.csv", "a,y,part\n1,u,train\n2,v,hold-out\n");

        Assert.That(data.Failure(Labeled with { SplitColumn = "part" }), Does.Contain("t.csv:3: its split is 'hold-out'.").And.EndWith("Splits are called train, validation and test."));
    }

    [Test]
    public void Info_TestFileWithOtherColumns_SaysWhich()
    {
        data.Write("t.csv", "a,b,y\n1,2,u\n");
        data.Write("test.csv", "a,y\n1,u\n");

        Assert.That(data.Failure(Labeled with { Test = "test.csv" }), Does.StartWith("NB3163: test.csv: its features are not those of t.csv: it lacks b."));
    }

    [Test]
    public void Info_AnnotationsOfOtherLength_SaysBoth()
    {
        data.Write("t.csv", "a\n1\n2\n");
        data.Write("y.csv", "y\nu\n");

        Assert.That(data.Failure(Labeled with { Annotations = "y.csv" }), Does.StartWith("NB3163: y.csv: it has 1 rows, t.csv has 2."));
    }

    [Test]
    public void Info_FileMissingOrUnknown_SaysSo()
    {
        data.Write("t.xls", "a");

        Assert.That(data.Failure(Labeled), Is.EqualTo("NB3161: t.csv: the file is missing. Correct the path; a relative one begins at the data folder (--data)."));
        Assert.That(data.Failure(Labeled with { Path = "t.xls" }), Does.StartWith("NB3161: t.xls: the format is not known."));
    }

    [Test]
    public void Info_ArraysThatAreNoTable_SayWhatWouldWork()
    {
        byte[] matrix = Numpy.Matrix([[1, 2], [3, 4]]);
        data.Write("cut.npy", matrix[..^1]);
        data.Write("objects.npy", Numpy.Array("|O", "2, 1", [1, 2]));
        data.Write("two.npz", Numpy.Archive(("a", matrix), ("b", matrix)));
        data.Write("no.npz", Encoding.ASCII.GetBytes("PK and no more"));
        data.Write("text.npz", Numpy.Archive(("X", matrix), ("y", Numpy.Texts(["u", "v"]))));
        data.Write("coo.npz", Sparse("coo", [0, 1, 2], [0, 1]));
        data.Write("lying.npz", Sparse("csr", [0, 1, 2], [0, 9]));
        TableOptions plain = new() { Path = "" };

        Assert.That(data.Failure(plain with { Path = "coo.npz" }), Is.EqualTo(
            "NB3165: coo.npz: the sparse format 'coo' is not read. Save rows: scipy.sparse.save_npz(file, X.tocsr())."));
        Assert.That(data.Failure(plain with { Path = "lying.npz" }), Does.StartWith("NB3161: lying.npz: its arrays data, indices, indptr and shape contradict each other."));

        Assert.That(data.Failure(plain with { Path = "cut.npy" }), Does.StartWith("NB3161: cut.npy: the array should have 32 bytes, but has 31."));
        Assert.That(data.Failure(plain with { Path = "objects.npy" }), Does.StartWith("NB3165: objects.npy: elements of type '|O' are neither numbers nor texts."));
        Assert.That(data.Failure(plain with { Path = "two.npz" }), Is.EqualTo("NB3163: two.npz: the archive has several matrices. Name one by array: a, b."));
        Assert.That(data.Failure(plain with { Path = "no.npz" }), Does.StartWith("NB3161: no.npz: the archive is damaged or cut short."));
        Assert.That(data.Failure(plain with { Path = "text.npz" }), Does.StartWith("NB3165: text.npz: the column 'y' has texts, not numbers."));
    }

    private static byte[] Sparse(string format, int[] starts, int[] columns) => Numpy.Archive(
        ("format", Numpy.Array("|S3", "", Encoding.ASCII.GetBytes(format))), ("shape", Numpy.Vector([2, 2])), ("data", Numpy.Vector([1, 2])),
        ("indices", Numpy.Vector(columns)), ("indptr", Numpy.Vector(starts)));

    [Test]
    public void ContentHash_FileChangesAfterIt_WhatWasHashedIsTrainedOn()
    {
        data.Write("t.csv", "a,y\n1,u\n2,v\n3,u\n4,v\n5,u\n");
        TableDataset dataset = data.Dataset(Labeled);
        string hash = dataset.ContentHash();
        float[][] expected = TemporaryData.Inputs(data.Dataset(Labeled), SplitName.Training);
        data.Write("t.csv", "a,y\n7,u\n7,v\n7,u\n7,v\n7,u\n");

        Assert.That(TemporaryData.Inputs(dataset, SplitName.Training), Is.EqualTo(expected));
        Assert.That(data.Dataset(Labeled).ContentHash(), Is.Not.EqualTo(hash));
    }
}
