using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class IdxFileTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Images_WholeFile_GivesAxesAndValues()
    {
        IdxFile file = Images(IdxBytes.Images(2, 1, 3, [1, 2, 3, 4, 5, 6]));

        Assert.That(file.Axes, Is.EqualTo([2L, 1L, 3L]));
        Assert.That(file.Values.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void Labels_PackedFile_GivesTheSameAsPlain()
    {
        IdxFile file = Labels(TemporaryData.Gzip(IdxBytes.Labels(7, 8, 9)));

        Assert.That(file.Axes, Is.EqualTo([3L]));
        Assert.That(file.Values.ToArray(), Is.EqualTo(new byte[] { 7, 8, 9 }));
    }

    [Test]
    public void Images_GivenLabels_SaysSo() => AssertError(
        () => Images(IdxBytes.Labels(1, 2)),
        "NB3003: {0}, byte 0: the magic number is 0x00000801 (labels), expected 0x00000803 (images). "
        + "Check that the files of images and labels have not changed names, or fetch the file again.");

    [Test]
    public void Labels_GivenImages_SaysSo() => AssertError(
        () => Labels(IdxBytes.Images(1, 1, 1, [0])),
        "NB3003: {0}, byte 0: the magic number is 0x00000803 (images), expected 0x00000801 (labels). "
        + "Check that the files of images and labels have not changed names, or fetch the file again.");

    [Test]
    public void Images_GivenAWebPage_SaysItIsNoIdxFile() => AssertError(
        () => Images("<html>Not found</html>"u8.ToArray()),
        "NB3003: {0}, byte 0: the magic number is 0x3c68746d (no IDX file of bytes), expected 0x00000803 (images). "
        + "Check that the files of images and labels have not changed names, or fetch the file again.");

    [Test]
    public void Images_EmptyFile_SaysWhereItEnds() => AssertError(
        () => Images([]),
        "NB3004: {0}, byte 0: the file ends here, 4 bytes are expected: an IDX file begins with 4 magic bytes. Fetch the file again.");

    [Test]
    public void Images_HeaderCutOff_SaysWhereItEnds() => AssertError(
        () => Images(IdxBytes.Images(1, 1, 1, [0])[..10]),
        "NB3004: {0}, byte 10: the file ends here, 16 bytes are expected: its header takes 16 bytes. Fetch the file again.");

    [Test]
    public void Images_ValuesCutOff_SaysWhereItEnds() => AssertError(
        () => Images(IdxBytes.Images(2, 2, 2, [1, 2, 3, 4, 5])),
        "NB3004: {0}, byte 21: the file ends here, 24 bytes are expected: its header announces 2×2×2 values. Fetch the file again.");

    [Test]
    public void Images_AbsurdSizes_AreMissingValuesNotMissingMemory() => AssertError(
        () => Images(IdxBytes.For(IdxBytes.ImagesMagic, [uint.MaxValue, uint.MaxValue, uint.MaxValue], [])),
        "NB3004: {0}, byte 16: the file ends here, 79228162458924105385300197391 bytes are expected: "
        + "its header announces 4294967295×4294967295×4294967295 values. Fetch the file again.");

    [Test]
    public void Labels_BytesAfterTheLast_SaysWhereTheyBegin() => AssertError(
        () => Labels([.. IdxBytes.Labels(1, 2, 3), 4, 5]),
        "NB3005: {0}, byte 11: 2 bytes follow the last value; its header announces 3 values. Fetch the file again.");

    private IdxFile Images(byte[] bytes) => IdxFile.Images(FileContent.From(data.Write("file", bytes)));

    private IdxFile Labels(byte[] bytes) => IdxFile.Labels(FileContent.From(data.Write("file", bytes)));

    private void AssertError(Action read, string expected)
    {
        var error = Assert.Throws<NebulaException>(() => read());
        Assert.That(error.Message, Is.EqualTo(string.Format(null, expected, Path.Combine(data.Folder, "file"))));
    }
}
