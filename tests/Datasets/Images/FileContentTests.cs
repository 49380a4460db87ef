using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class FileContentTests
{
    private static readonly byte[] Content = IdxBytes.RandomImages(30, 5);

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Of_PackedAndPlain_HaveTheSameContentAndHash()
    {
        FileContent packed = FileContent.From(data.Write("a.gz", TemporaryData.Gzip(Content)));
        FileContent plain = FileContent.From(data.Write("a", Content));

        Assert.That(packed.Bytes, Is.EqualTo(Content));
        Assert.That(plain.Bytes, Is.EqualTo(Content));
        Assert.That(packed.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Content))).And.EqualTo(plain.Sha256));
    }

    [Test]
    public void Of_PlainFileNamedAsPacked_IsReadAsItIs() =>
        Assert.That(FileContent.From(data.Write("a.gz", Content)).Bytes, Is.EqualTo(Content));

    [Test]
    public void Of_TwoArchivesInOneFile_GivesBothContents()
    {
        byte[] both = [.. TemporaryData.Gzip(Content), .. TemporaryData.Gzip([1, 2, 3])];

        Assert.That(FileContent.From(data.Write("a.gz", both)).Bytes, Is.EqualTo(Content.Concat(new byte[] { 1, 2, 3 })));
    }

    [Test]
    public void Of_ArchiveThatAnnouncesTooFewBytes_GivesAllOfThem()
    {
        byte[] second = TemporaryData.Gzip([]);

        Assert.That(FileContent.From(data.Write("a.gz", [.. TemporaryData.Gzip(Content), .. second])).Bytes, Is.EqualTo(Content));
    }

    [Test]
    public void Of_SameFileAgain_IsReadOnce()
    {
        string path = data.Write("a.gz", TemporaryData.Gzip(Content));

        FileContent first = FileContent.From(path);

        Assert.That(FileContent.From(path), Is.SameAs(first));
    }

    [Test]
    public void Of_FileThatChanged_IsReadAgain()
    {
        string path = data.Write("a", [1, 2, 3]);
        FileContent.From(path);
        File.WriteAllBytes(path, [4, 5, 6, 7]);

        Assert.That(FileContent.From(path).Bytes, Is.EqualTo(new byte[] { 4, 5, 6, 7 }));
    }

    [Test]
    public void Of_DamagedArchive_SaysHowFarItUnpacks()
    {
        byte[] archive = TemporaryData.Gzip(Content);
        archive[^6] ^= 0xff; // the checksum at the end
        string path = data.Write("a.gz", archive);

        var error = Assert.Throws<NebulaException>(() => FileContent.From(path));
        Assert.That(error.Message, Does.Match(
            $"^NB3002: {Regex.Escape(path)}: the gzip archive is damaged: it breaks somewhere after byte [0-9]+ of its content. "
            + "Fetch the file again.$"));
    }

    [Test]
    public void Of_ArchiveCutOff_LacksBytesThatTheContentsHeaderAnnounces()
    {
        string path = data.Write("a.gz", TemporaryData.Gzip(Content)[..^2000]);

        var error = Assert.Throws<NebulaException>(() => IdxFile.Images(FileContent.From(path)));
        Assert.That(error.Message, Does.Match(
            $"^NB3004: {Regex.Escape(path)}, byte [0-9]+: the file ends here, 23536 bytes are expected: "
            + "its header announces 30×28×28 values. Fetch the file again.$"));
    }
}
