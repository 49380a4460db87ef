using NebulaBench.Host.Pictures;

namespace NebulaBench.Host.Tests.Generation;

public sealed class PictureTests
{
    [Test]
    public void Mosaic_ThreePicturesInTwoColumns_SetsThemRowAfterRowWithWhiteBetween()
    {
        Picture[] pictures = [.. new[] { 0f, 0.25f, 0.5f }.Select(value => new Picture(1, 1, 2, [value, value]))];

        var mosaic = Picture.Mosaic(pictures, columns: 2, gap: 1);

        Assert.That((mosaic.Channels, mosaic.Height, mosaic.Width), Is.EqualTo((1, 3, 5)));
        Assert.That(mosaic.Values, Is.EqualTo(new[]
        {
            0, 0, 1, 0.25f, 0.25f,
            1, 1, 1, 1, 1,
            0.5f, 0.5f, 1, 1, 1,
        }));
    }

    [Test]
    public void Mosaic_GrayBesideColor_IsColor()
    {
        var mosaic = Picture.Mosaic([new Picture(1, 1, 1, [0.5f]), new Picture(3, 1, 1, [0.1f, 0.2f, 0.3f])], columns: 2);

        Assert.That(mosaic.Channels, Is.EqualTo(3));
        Assert.That(new[] { mosaic[0, 0, 0], mosaic[2, 0, 0], mosaic[0, 0, 1], mosaic[2, 0, 1] }, Is.EqualTo(new[] { 0.5f, 0.5f, 0.1f, 0.3f }));
    }
}
