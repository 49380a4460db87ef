namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class PictureSizeTests
{
    [Test]
    public void Smooth_SameSize_IsThePictureItself()
    {
        var picture = new Picture(2, 2, 1, 255, [1, 2, 3, 4]);

        Assert.That(PictureSize.Smooth(picture, 2, 2), Is.SameAs(picture));
    }

    [TestCase(3, 5)]
    [TestCase(40, 2)]
    [TestCase(7, 64)]
    public void Smooth_OneValue_StaysThatValue(int height, int width) => Assert.That(
        PictureSize.Smooth(new Picture(9, 11, 3, 65_535, [.. Enumerable.Repeat((ushort)41_234, 297)]), height, width).Values,
        Is.All.EqualTo(41_234));

    [Test]
    public void Smooth_HalfTheSize_WeighsNeighborsByTheirDistance()
    {
        // A new pixel's center lies between two old ones; the triangle reaches two old pixels to either side: 1, 3, 3, 1.
        Picture half = PictureSize.Smooth(new Picture(1, 8, 1, 255, [0, 0, 0, 80, 160, 0, 0, 0]), 1, 4);

        Assert.That(half.Values[1], Is.EqualTo(((3 * 0) + (3 * 80) + 160) / 8));
        Assert.That(half.Values[2], Is.EqualTo(((3 * 160) + 80) / 8));
    }

    [Test]
    public void Smooth_TwiceTheSize_InterpolatesBetweenNeighbors() => Assert.That(
        PictureSize.Smooth(new Picture(1, 2, 1, 255, [0, 100]), 1, 4).Values, Is.EqualTo(new[] { 0, 25, 75, 100 }));

    [Test]
    public void Nearest_Classes_StayThemselves()
    {
        var labels = new Picture(2, 2, 1, 255, [0, 5, 5, 9]);

        Assert.That(PictureSize.Nearest(labels, 4, 4).Values, Is.EqualTo(new[] { 0, 0, 5, 5, 0, 0, 5, 5, 5, 5, 9, 9, 5, 5, 9, 9 }));
        Assert.That(PictureSize.Nearest(PictureSize.Nearest(labels, 4, 4), 2, 2).Values, Is.EqualTo(labels.Values));
    }
}
