using System.Text;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>The dialect of text files, as tables of numbers and labels show it.</summary>
public sealed class DelimitedTextTests
{
    private static readonly double[] Four = [1, 2.5, 3, 4];

    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [TestCase("1,2.5\r3,4\r")]
    [TestCase("1,2.5\r\n3,4")]
    [TestCase("sep=;\n1;2.5\n3;4\n")]
    [TestCase("\"sep=,\"\r\n1,2.5\r\n3,4\r\n")]
    [TestCase("# made by hand\n# x,y\n1,2.5\n# between\n3,4\n")]
    [TestCase("  1   2.5\n\n  3   4\n")]
    [TestCase("1\t 2.5\n3 \t4\n")]
    [TestCase("x|y\n1|2.5\n3|4\n")]
    [TestCase("\"x, y\",\"z\"\n\"1\",\"2.5\"\n\"3\",\"4\"\n")]
    public void Numbers_AnyDialect_IsTheSameTable(string text) =>
        Assert.That(ArrayFile.Numbers(Utf8("t.csv", text)), Is.EqualTo((Four, 2)));

    [TestCaseSource(nameof(Encodings))]
    public void Numbers_AnyUnicode_IsTheSameTable(Encoding encoding)
    {
        File.WriteAllText(folder["u.csv"], "größe;weite\r\n1;2.5\r\n3;4\r\n", encoding);

        Assert.That(ArrayFile.Numbers(folder["u.csv"]), Is.EqualTo((Four, 2)));
    }

    [Test]
    public void Labels_AnyUnicode_AreTheSame()
    {
        foreach (Encoding encoding in Encodings)
        {
            File.WriteAllText(folder["u.csv"], "Bär\nBüffel\nBär\n", encoding);

            Assert.That(ArrayFile.Labels(folder["u.csv"]), Is.EqualTo(new[] { 0, 1, 0 }), encoding.WebName);
        }
    }

    [Test]
    public void Labels_Latin1_IsRefusedByName()
    {
        File.WriteAllText(folder["l.csv"], "Hund\nBär\nBör\n", Encoding.Latin1);

        Assert.That(Message(() => ArrayFile.Labels(folder["l.csv"])), Does.Match(@"^NB5109: .*l\.csv:2: the line is not UTF-8; .*Latin-1.* Save the file as UTF-8\.$"));
    }

    [TestCase("1,5;2,5\n3,5;4,5\n", ":1: field 1 has a decimal comma: '1,5'")]
    [TestCase("1,5\t2\n", ":1: field 1 has a decimal comma: '1,5'")]
    [TestCase("1,5 2,5\n3,25 4,5\n", ":1: field 2 has a decimal comma")]
    [TestCase("0,53\n0,07\n", ":2: no whole number begins with a zero, so the comma is a decimal comma")]
    [TestCase("a;b\n1;2\n1.234,5;2\n", ":3: field 1 has a decimal comma: '1.234,5'")]
    public void Numbers_DecimalCommas_AreRefusedWithTheWordComma(string text, string expected)
    {
        string file = Utf8("d.csv", text);

        Assert.That(Message(() => ArrayFile.Numbers(file)), Does.StartWith($"NB5109: {file}{expected}").And.EndsWith("not a comma."));
    }

    [TestCase(",x,y\n0,1.5,2\n", "has no name: it is a row index")]
    [TestCase(",0,1\n0,1.5,2\n", "has no name: it is a row index")]
    [TestCase("\"\",\"x\"\n\"1\",2.5\n", "has no name: it is a row index")]
    [TestCase("Unnamed: 0,x\n0,1.5\n", "has the name 'Unnamed: 0': it is a row index")]
    [TestCase("index,x\n0,1.5\n", "has the name 'index': it is a row index")]
    [TestCase("0,.5\n1,.25\n2,.5\n3,.75\n4,.5\n", "the first column counts the rows: it is a row index")]
    [TestCase("0,1\n0.5,0.25\n", "the line counts the columns: it is a header of numbers")]
    [TestCase("0\n0.5\n", "the line counts the columns: it is a header of numbers")]
    [TestCase("0,1,2,3\n5,6,7,8\n", "the line counts the columns: it is a header of numbers")]
    [TestCase("a,b\n1,2,3\n", "row.names=FALSE")]
    public void Numbers_WhatIsNoDatum_IsRefused(string text, string expected) =>
        Assert.That(Message(() => ArrayFile.Numbers(Utf8("i.csv", text))), Does.StartWith("NB5109").And.Contain(expected));

    [TestCase("0,1\n5,6\n", 2)]
    [TestCase("0,.5\n1,.25\n0,.5\n3,.75\n4,.5\n", 2)]
    [TestCase("0\n1\n2\n3\n4\n5\n", 1)]
    public void Numbers_WhatMayWellBeData_IsRead(string text, int width) =>
        Assert.That(ArrayFile.Numbers(Utf8("k.csv", text)).Width, Is.EqualTo(width));

    [TestCase("1,2\"3\n", ":1: field 2 is no number: '2\"3'.")]
    [TestCase("1,\"2\"3\n", ":1: a field goes on after its closing quote.")]
    [TestCase("1,\"2\n3,4\n", ":1: a quote that opens on this line is not closed.")]
    [TestCase("1,2\n3,\n", ":2: field 2 is empty.")]
    [TestCase("1,2\0\n", ":1: the file is not text: it has a zero byte.")]
    public void Numbers_QuotesAndGaps_NameTheLine(string text, string expected)
    {
        string file = Utf8("q.csv", text);

        Assert.That(Message(() => ArrayFile.Numbers(file)), Does.StartWith($"NB5109: {file}{expected}"));
    }

    [TestCase("0\nnan\n1\n", ":2: the label is missing: 'nan'.")]
    [TestCase("0.0\n1.0\nNaN\n", ":3: the label is missing: 'NaN'.")]
    [TestCase("cat\nNA\n", ":2: the label is missing: 'NA'.")]
    [TestCase("label\n\"\"\ncat\n", ":2: the label is empty.")]
    [TestCase("cat\n\ndog\n", ":2: the label is empty.")]
    [TestCase("NA\n1\n2\n", ":1: the label is missing: 'NA'.")]
    [TestCase("1\n2.5\n", ":2: not a label: 2.5 is no whole number of 32 bits.")]
    [TestCase(",label\n0,cat\n", ":1: the line has 2 fields, a label is one; the first column has no name: it is a row index.")]
    [TestCase("1,0\n2,0\n", ":1: the line has 2 fields, a label is one. If it is one number, write it with a decimal point, not a comma")]
    public void Labels_Missing_AreRefusedWithTheLine(string text, string expected)
    {
        string file = Utf8("y.csv", text);

        Assert.That(Message(() => ArrayFile.Labels(file)), Does.StartWith($"NB5109: {file}{expected}"));
    }

    [TestCase("cat\ndog\n\n\n")]
    [TestCase("\ufeffcat\r\ndog\r\n")]
    [TestCase("\"cat\"\n\"dog\"\n")]
    [TestCase("# names\rcat\rdog\r")]
    public void Labels_AnyDialect_AreTheSame(string text) =>
        Assert.That(ArrayFile.Labels(Utf8("y.csv", text)), Is.EqualTo(new[] { 0, 1 }));

    [Test]
    public void Labels_QuotedLineEnd_BelongsToTheName() =>
        Assert.That(ArrayFile.Labels(Utf8("y.csv", "\"a\nb\"\n\"say \"\"c\"\"\"\n\"a\nb\"\n")), Is.EqualTo(new[] { 0, 1, 0 }));

    [Test]
    public void Numbers_LinesAcrossBuffers_AreWhole()
    {
        string row = string.Join(',', Enumerable.Repeat("0.125", 200));
        string file = Utf8("long.csv", string.Concat(Enumerable.Repeat(row + "\r\n", 500)));

        Assert.That(ArrayFile.Numbers(file).Values, Has.Length.EqualTo(100_000).And.All.EqualTo(0.125));
    }

    [TestCase(new byte[] { 0x1F, 0x8B, 8, 0 }, "it is compressed with gzip")]
    [TestCase(new byte[] { (byte)'P', (byte)'K', 3, 4 }, "it is a ZIP archive, as Excel workbooks are")]
    public void Numbers_Compressed_SaysSo(byte[] bytes, string expected)
    {
        File.WriteAllBytes(folder["z.csv"], bytes);

        Assert.That(Message(() => ArrayFile.Numbers(folder["z.csv"])), Does.Contain(expected));
    }

    private static Encoding[] Encodings =>
    [
        new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true),
        new UnicodeEncoding(false, false), new UnicodeEncoding(true, false),
    ];

    private string Utf8(string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }

    private static string Message(Action action) => Assert.Throws<NebulaException>(action)!.Message;
}
