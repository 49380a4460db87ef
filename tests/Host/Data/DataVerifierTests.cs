using System.IO.Compression;
using NebulaBench.Datasets;
using NebulaBench.Host.Data;

namespace NebulaBench.Host.Tests.Data;

[TestFixture]
internal sealed class DataVerifierTests : DataTestBase
{
    private static readonly byte[] Archive = Gzip(new byte[50_000], CompressionLevel.Fastest);
    private static readonly byte[] Repacked = Gzip(new byte[50_000], CompressionLevel.NoCompression);

    private static readonly DataFile Packed = new()
    {
        Path = "set/file.gz",
        Mirrors = [],
        Md5 = [Md5(Archive)],
        ContentSha256 = [Sha256(new byte[50_000])],
    };

    private string PackedPath => Path.Combine(Root, "set", "file.gz");

    [Test]
    public void Verify_NoFile_IsMissing() => Assert.That(
        DataVerifier.Verify(Root, Packed), Is.EqualTo(new FileVerdict(PackedPath, FileState.Missing, "is missing")));

    [Test]
    public void Verify_PublishedArchive_IsPublished() => AssertVerdict(Archive, FileState.Published, "is the published file");

    [Test]
    public void Verify_ArchivePackedAnew_HasTheSameContent() =>
        AssertVerdict(Repacked, FileState.SameContent, "has the published content");

    [Test]
    public void Verify_UnpackedFile_HasTheSameContent()
    {
        string path = Path.Combine(Root, "set", "file");
        Write(path, new byte[50_000]);

        Assert.That(
            DataVerifier.Verify(Root, Packed), Is.EqualTo(new FileVerdict(path, FileState.SameContent, "has the published content")));
    }

    [Test]
    public void Verify_OtherContent_SaysBothHashes() => AssertVerdict(
        Gzip(new byte[50_001]),
        FileState.Wrong,
        $"has the content's SHA-256 {Sha256(new byte[50_001])}, expected {Sha256(new byte[50_000])}");

    [Test]
    public void Verify_DamagedArchive_SaysSo()
    {
        byte[] damaged = [.. Archive];
        damaged[^7] ^= 0xff;
        AssertVerdict(damaged, FileState.Wrong, "is a damaged gzip archive");
    }

    [Test]
    public void Verify_OnlyAnMd5Known_ThatDecides()
    {
        DataFile file = Packed with { ContentSha256 = [] };
        Write(PackedPath, Archive);
        Assert.That(DataVerifier.Verify(Root, file).State, Is.EqualTo(FileState.Published));

        Write(PackedPath, Repacked);
        Assert.That(
            DataVerifier.Verify(Root, file),
            Is.EqualTo(new FileVerdict(PackedPath, FileState.Wrong, $"has the MD5 {Md5(Repacked)}, expected {Md5(Archive)}")));
    }

    [Test]
    public void Verify_SeveralHashesAccepted_AnyOfThemWillDo()
    {
        DataFile file = Packed with { ContentSha256 = [], Md5 = [], Sha256 = [Sha256([1]), Sha256(Archive).ToUpperInvariant()] };
        Write(PackedPath, Archive);
        Assert.That(DataVerifier.Verify(Root, file).State, Is.EqualTo(FileState.Published));

        Write(PackedPath, [2]);
        Assert.That(DataVerifier.Verify(Root, file).Detail, Is.EqualTo(
            $"has the SHA-256 {Sha256([2])}, expected {Sha256([1])} or {Sha256(Archive).ToUpperInvariant()}"));
    }

    [Test]
    public void Verify_NoHashKnown_IsUnchecked()
    {
        Write(PackedPath, [1]);

        Assert.That(
            DataVerifier.Verify(Root, Packed with { ContentSha256 = [], Md5 = [] }),
            Is.EqualTo(new FileVerdict(PackedPath, FileState.Unchecked, "is there; no hash of it is known")));
    }

    [Test]
    public void Of_PlainFile_ContentIsTheFileItself()
    {
        Write(Target, Content);

        Assert.That(FileDigests.From(Target), Is.EqualTo(new FileDigests(Sha256(Content), Md5(Content), Sha256(Content))));
    }

    [Test]
    public void Of_ArchiveWithSomethingBehind_DigestsTheWholeFile()
    {
        byte[] longer = [.. Archive, .. new byte[100_000]];
        Write(Target, longer);
        FileDigests digests = FileDigests.From(Target);

        Assert.That(digests.Sha256, Is.EqualTo(Sha256(longer)));
        Assert.That(digests.ContentSha256, Is.EqualTo(Sha256(new byte[50_000])));
    }

    private void AssertVerdict(byte[] file, FileState state, string detail)
    {
        Write(PackedPath, file);

        Assert.That(DataVerifier.Verify(Root, Packed), Is.EqualTo(new FileVerdict(PackedPath, state, detail)));
    }
}
