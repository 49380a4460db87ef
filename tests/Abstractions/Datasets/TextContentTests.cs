using System.Text;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Abstractions.Tests.Datasets;

public sealed class TextContentTests
{
    private const string Content = "one\ntwö\nthree";

    private static readonly string[] Expected = ["one", "twö", "three"];

    private static IEnumerable<TestCaseData> Encodings() =>
        from encoding in new (string Name, Encoding Encoding)[]
        {
            ("UTF-8", new UTF8Encoding(false)), ("UTF-8 with a mark", new UTF8Encoding(true)),
            ("UTF-16", new UnicodeEncoding(false, true)), ("UTF-16, big endian", new UnicodeEncoding(true, true)),
        }
        from end in new[] { "\n", "\r\n", "\r" }
        select new TestCaseData((byte[])[.. encoding.Encoding.Preamble, .. encoding.Encoding.GetBytes(Content.Replace("\n", end, StringComparison.Ordinal))])
            .SetArgDisplayNames($"{encoding.Name} {end.Length} {(int)end[0]}");

    [TestCaseSource(nameof(Encodings))]
    public void Lines_EverySpelling_AreTheSame(byte[] bytes)
    {
        DataLine[] lines = [.. TextContent.Lines(TextContent.ToUtf8(bytes))];

        Assert.That(lines.Select(line => line.Text), Is.EqualTo(Expected));
        Assert.That(lines.Select(line => line.Number), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(lines.Select(line => line.Problem), Is.All.Null);
    }

    [Test]
    public void Lines_Latin1_IsNamedByLineAndByteAndTheOthersAreNotLost()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(Content);

        Assert.That(
            TextContent.Lines(bytes).Select(line => (line.Text, line.Problem)),
            Is.EqualTo(new[] { ("one", null), ("tw\uFFFD", "byte 6 of the file (0xf6) is no UTF-8, perhaps Latin-1"), ("three", null) }));
        Assert.That(TextContent.Lines(bytes, isLatin1: true).Select(line => line.Text), Is.EqualTo(Expected));
    }

    [TestCase(false, new[] { "a\rb", "c" })]
    [TestCase(true, new[] { "a", "b", "c" })]
    public void Lines_ReturnBesideLineFeeds_EndsALineWhereItIsAskedTo(bool everyReturnEnds, string[] expected) =>
        Assert.That(TextContent.Lines("a\rb\nc"u8.ToArray(), everyReturnEnds: everyReturnEnds).Select(line => line.Text), Is.EqualTo(expected));

    private static IEnumerable<byte[]> Wide()
    {
        string text = string.Concat(Enumerable.Repeat("letters ", 20));
        yield return Encoding.Unicode.GetBytes(text);
        yield return Encoding.BigEndianUnicode.GetBytes(text);
        yield return Encoding.UTF32.GetBytes(text);
        yield return [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("a")];
        yield return [0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'a'];
    }

    [TestCaseSource(nameof(Wide))]
    public void ToUtf8_OtherWideEncodings_AreRefusedByName(byte[] bytes) =>
        Assert.That(() => TextContent.ToUtf8(bytes), Throws.TypeOf<TextEncodingException>().With.Message.EqualTo("is UTF-16 or UTF-32"));

    [Test]
    public void ToUtf8_HalfALetterBehindAMark_IsRefused() => Assert.That(
        () => TextContent.ToUtf8([0xFF, 0xFE, 0x00, 0xD8, (byte)'a', 0]),
        Throws.TypeOf<TextEncodingException>().With.Message.EqualTo("begins as UTF-16, but is not"));

    [Test]
    public void Lines_NothingAtAll_AreNone() => Assert.That(TextContent.Lines([0xEF, 0xBB, 0xBF]), Is.Empty);
}
