using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Arrays as other programs write them, and as nobody should.</summary>
public sealed class ForeignArrayTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Labels_TextArrays_AreNumberedInOrdinalOrder()
    {
        Npy("u.npy", "<U3", "(3,)", [.. Letters("dog"), .. Letters("cat"), .. Letters("dog")]);
        Npy("big.npy", ">U3", "(2,)", [.. Letters("ox\0", big: true), .. Letters("ant", big: true)]);
        Npy("s.npy", "|S3", "(2, 1)", Encoding.ASCII.GetBytes("dogox\0"));

        Assert.That(ArrayFile.Labels(folder["u.npy"]), Is.EqualTo(new[] { 1, 0, 1 }));
        Assert.That(ArrayFile.Labels(folder["big.npy"]), Is.EqualTo(new[] { 1, 0 }));
        Assert.That(ArrayFile.Labels(folder["s.npy"]), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(Message(() => ArrayFile.Numbers(folder["u.npy"])), Does.StartWith($"NB5109: {folder["u.npy"]}: the array holds text, not numbers."));
    }

    [Test]
    public void Labels_TextArrayThatBeginsLikeAHeading_KeepsItsFirstLabel()
    {
        Npy("y.npy", "<U1", "(3,)", [.. Letters("y"), .. Letters("x"), .. Letters("y")]);
        Npy("mixed.npy", "<U1", "(3,)", [.. Letters("a"), .. Letters("7"), .. Letters("5")]);

        Assert.That(ArrayFile.Labels(folder["y.npy"]), Is.EqualTo([1, 0, 1]));
        Assert.That(ArrayFile.Labels(folder["mixed.npy"]), Is.EqualTo([2, 1, 0]));
    }

    [Test]
    public void Labels_TextArrayWithAFraction_IsRefusedWithItsPlace()
    {
        Npy("fraction.npy", "<U3", "(2,)", [.. Letters("1\0\0"), .. Letters("0.5")]);

        Assert.That(Message(() => ArrayFile.Labels(folder["fraction.npy"])), Does.Contain("element 1 (counted from 0): not a label: 0.5"));
    }

    [Test]
    public void Labels_TextArrayWithAGap_IsRefusedWithItsPlace()
    {
        Npy("gap.npy", "<U3", "(2,)", [.. Letters("dog"), .. Letters("nan")]);
        Npy("points.npy", "<U1", "(1,)", [0, 0xD8, 0, 0]);

        Assert.That(Message(() => ArrayFile.Labels(folder["gap.npy"])), Does.StartWith($"NB5109: {folder["gap.npy"]}, element 1 (counted from 0): the label is missing: 'nan'."));
        Assert.That(Message(() => ArrayFile.Labels(folder["points.npy"])), Does.Contain("element 0 (counted from 0): the label is no UTF-8 text."));
    }

    [TestCase("|O", "(2,)", "NB5106", "Python objects")]
    [TestCase("<c16", "(2,)", "NB5106", "neither plain numbers nor bool")]
    [TestCase("<f8", "(2147483647, 2147483647, 0)", "NB5109", "a table has two axes")]
    [TestCase("<f8", "(0, 3)", "NB5109", "it holds no numbers")]
    [TestCase("<f8", "(2147483647, 2147483647, 2147483647, 2147483647, 2147483647)", "NB5102", "cut short")]
    [TestCase("<f8", "(99999999999,)", "NB5106", "larger than this program reads")]
    [TestCase("<f8", "(2, 1)", "NB5102", "cut short")]
    public void Numbers_HeadersThatLieOrAreForeign_AreRefused(string kind, string shape, string code, string expected)
    {
        Npy("lie.npy", kind, shape, []);

        Assert.That(Message(() => ArrayFile.Numbers(folder["lie.npy"])), Does.StartWith($"{code}: {folder["lie.npy"]}: ").And.Contain(expected).And.Not.Contain("run's folder"));
    }

    [Test]
    public void Numbers_MoreThanTwoGibibytes_IsRefusedWithItsSize()
    {
        Npy("big.npy", "<f8", "(300000000, 1)", []);
        using (FileStream sparse = File.OpenWrite(folder["big.npy"]))
            sparse.SetLength(128 + (300_000_000L * 8));

        Assert.That(Message(() => ArrayFile.Numbers(folder["big.npy"])), Does.StartWith($"NB5106: {folder["big.npy"]}: its numbers take 2400000000 bytes; that is more"));
    }

    [Test]
    public void Numbers_OtherArraysBeside_AreNotLookedAt()
    {
        using (ZipArchive archive = ZipFile.Open(folder["beside.npz"], ZipArchiveMode.Create))
        {
            Entry(archive, "names.npy", [1, 2, 3]);
            Entry(archive, "objects.npy", Head("|O", "(2,)"));
            Entry(archive, "z.npy", [.. Head("<f8", "(1, 1)"), .. BitConverter.GetBytes(2.5)]);
        }

        Assert.That(ArrayFile.Numbers(folder["beside.npz"] + ":z").Values, Is.EqualTo(new[] { 2.5 }));
    }

    [Test]
    public void Numbers_AFlippedByteInAnArchive_IsDamaged()
    {
        using (ZipArchive archive = ZipFile.Open(folder["crc.npz"], ZipArchiveMode.Create))
            Entry(archive, "z.npy", [.. Head("<f8", "(1, 1)"), .. BitConverter.GetBytes(2.5)], CompressionLevel.NoCompression);
        byte[] bytes = File.ReadAllBytes(folder["crc.npz"]);
        int at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(2.5));
        bytes[at + 3] ^= 1;
        File.WriteAllBytes(folder["crc.npz"], bytes);

        Assert.That(Message(() => ArrayFile.Numbers(folder["crc.npz"])), Does.StartWith($"NB5102: {folder["crc.npz"]}:z.npy: its check sum is ").And.EndsWith("Save the file again, or restore it from a copy."));
    }

    [Test]
    public void Numbers_AnArchiveThatInflatesFarTooMuch_IsRefusedBeforeItDoes()
    {
        using (ZipArchive archive = ZipFile.Open(folder["bomb.npz"], ZipArchiveMode.Create))
        using (Stream content = archive.CreateEntry("z.npy", CompressionLevel.Optimal).Open())
        {
            content.Write(Head("<f8", "(36000000, 1)"));
            byte[] zeros = new byte[1_000_000];
            for (int part = 0; part < 288; part++)
                content.Write(zeros);
        }
        long before = GC.GetTotalAllocatedBytes();

        string message = Message(() => ArrayFile.Numbers(folder["bomb.npz"]));

        Assert.That(message, Does.Match($@"^NB5106: .*bomb\.npz:z\.npy: \d+ bytes claim to inflate to 2880000\d\d; that is more"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(50_000_000));
    }

    [Test]
    public void Read_ManyArraysThatInflateFarTooMuchTogether_AreRefused()
    {
        using (ZipArchive archive = ZipFile.Open(folder["many.npz"], ZipArchiveMode.Create))
        {
            byte[] array = [.. Head("|u1", "(40000000,)"), .. new byte[40_000_000]];
            for (int entry = 0; entry < 8; entry++)
                Entry(archive, $"z{entry}.npy", array, CompressionLevel.Optimal);
        }

        Assert.That(
            Message(() => NpzFile.Read(folder["many.npz"])),
            Does.Match(@"^NB5106: .*many\.npz: \d+ bytes claim to inflate to 2800\d\d\d\d\d; that is more"));
    }

    [Test]
    public void Numbers_BytesAfterTheArray_AreDamage()
    {
        using (ZipArchive archive = ZipFile.Open(folder["more.npz"], ZipArchiveMode.Create))
            Entry(archive, "z.npy", [.. Head("<f8", "(1, 1)"), .. new byte[9]]);

        Assert.That(Message(() => ArrayFile.Numbers(folder["more.npz"])), Does.Contain("it goes on after the numbers that it announces"));
    }

    private static void Entry(ZipArchive archive, string name, byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using Stream content = archive.CreateEntry(name, level).Open();
        content.Write(bytes);
    }

    private static byte[] Letters(string text, bool big = false)
    {
        byte[] bytes = new byte[text.Length * 4];
        for (int at = 0; at < text.Length; at++)
        {
            if (big)
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at * 4), text[at]);
            else
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at * 4), text[at]);
        }
        return bytes;
    }

    private void Npy(string name, string kind, string shape, byte[] content) => File.WriteAllBytes(folder[name], [.. Head(kind, shape), .. content]);

    private static byte[] Head(string kind, string shape)
    {
        byte[] literal = Encoding.ASCII.GetBytes($"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)literal.Length, 0, .. literal];
    }

    private static string Message(Action action) => Assert.Throws<NebulaException>(action)!.Message;
}
