using System.Text.RegularExpressions;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

public sealed class ArrayFileTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [TestCase("1,2\n3,4e0\n")]
    [TestCase("a,b\n1,2\n3,4\n")]
    [TestCase("1;2\r\n3;4\r\n")]
    [TestCase("1\t2\n\n3\t4")]
    [TestCase("1 2\n3 4\n")]
    [TestCase("\"1\",\"2\"\n\"3\",\"4\"\n")]
    public void Numbers_TextOfAnyDelimiter_IsATable(string text)
    {
        (double[] values, int width) = ArrayFile.Numbers(Text("z.csv", text));

        Assert.That((values, width), Is.EqualTo((new double[] { 1, 2, 3, 4 }, 2)));
    }

    [Test]
    public void Numbers_NumpySpellings_AreNumbers() => Assert.That(
        ArrayFile.Numbers(Text("inf.csv", "1,inf\n-inf,nan\n")).Values,
        Is.EqualTo(new[] { 1, double.PositiveInfinity, double.NegativeInfinity, double.NaN }));

    [TestCase("1,2\n3\n", ":2: the line has 1 fields, the first has 2.")]
    [TestCase("1,2\n3,four\n", ":2: field 2 is no number: 'four'.")]
    [TestCase("a,b\n", ": the file holds no numbers.")]
    public void Numbers_TextThatIsNoTable_NamesFileAndLine(string text, string expected)
    {
        string file = Text("bad.csv", text);

        Assert.That(Message(() => ArrayFile.Numbers(file)), Does.StartWith($"NB5109: {file}{expected}"));
    }

    [TestCase("3\n1\n2\n", new[] { 3, 1, 2 })]
    [TestCase("label\n3\n1\n", new[] { 3, 1 })]
    [TestCase("3.0\n1.0\n", new[] { 3, 1 })]
    [TestCase("dog\ncat\ndog\n", new[] { 1, 0, 1 })]
    [TestCase("class\ndog\ncat\n", new[] { 1, 0 })]
    public void Labels_Text_IsNumbered(string text, int[] expected) =>
        Assert.That(ArrayFile.Labels(Text("y.csv", text)), Is.EqualTo(expected));

    [Test]
    public void Labels_TwoFields_NamesFileAndLine()
    {
        string file = Text("two.csv", "1\n2,3\n");

        Assert.That(Message(() => ArrayFile.Labels(file)), Does.StartWith($"NB5109: {file}:2: the line has 2 fields, a label is one."));
    }

    [Test]
    public void Numbers_NumpyFiles_AreTablesAndColumns()
    {
        NpyFile.Write(folder["z.npy"], DenseArray.From(new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2));
        NpyFile.Write(folder["v.npy"], DenseArray.From(new long[] { 7, 8 }));

        Assert.That(ArrayFile.Numbers(folder["z.npy"]), Is.EqualTo((new double[] { 1, 2, 3, 4, 5, 6 }, 2)));
        Assert.That(ArrayFile.Numbers(folder["v.npy"]), Is.EqualTo((new double[] { 7, 8 }, 1)));
        Assert.That(ArrayFile.Labels(folder["v.npy"]), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(
            Message(() => ArrayFile.Labels(folder["z.npy"])),
            Does.StartWith($"NB5109: {folder["z.npy"]}: the array has the shape (3, 2), labels have one axis."));
    }

    [Test]
    public void Numbers_NpzOfSeveralArrays_IsChosenByName()
    {
        NpzFile.Write(folder["e.npz"], new Dictionary<string, DenseArray>
        {
            ["latents"] = DenseArray.From(new double[] { 1, 2 }, 1, 2),
            ["labels"] = DenseArray.From(new[] { 3 }),
        });

        Assert.That(ArrayFile.Numbers(folder["e.npz"] + ":latents").Values, Is.EqualTo(new double[] { 1, 2 }));
        Assert.That(ArrayFile.Labels(folder["e.npz"] + ":labels"), Is.EqualTo(new[] { 3 }));
        Assert.That(
            Message(() => ArrayFile.Numbers(folder["e.npz"])),
            Is.EqualTo($"NB5110: {folder["e.npz"]}: the file holds 2 arrays. Name one of them, as in e.npz:latents. It holds: latents, labels."));
        Assert.That(Message(() => ArrayFile.Numbers(folder["e.npz"] + ":z")), Does.Contain("the file holds no array 'z'."));
    }

    [Test]
    public void Labels_Fractions_AreNoLabels()
    {
        NpyFile.Write(folder["f.npy"], DenseArray.From(new[] { 0.5 }));

        Assert.That(Message(() => ArrayFile.Labels(folder["f.npy"])), Does.Contain("not a label: 0.5 is no whole number of 32 bits."));
    }

    [Test]
    public void Numbers_UnknownEnding_SaysWhichAreKnown() => Assert.That(
        Message(() => ArrayFile.Numbers("z.parquet")),
        Is.EqualTo("NB5110: z.parquet: the format is not known by this ending. Give a .csv, .tsv, .txt, .npy or .npz file."));

    [Test]
    public void Numbers_MissingFile_SaysSo() =>
        Assert.That(Message(() => ArrayFile.Numbers(folder["none.csv"])), Does.Match(Regex.Escape("there is no such file")));

    private string Text(string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }

    private static string Message(Action action) => Assert.Throws<NebulaException>(action)!.Message;
}
