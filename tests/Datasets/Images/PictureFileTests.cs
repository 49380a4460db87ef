using NebulaBench.Randomness;
using SkiaSharp;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class PictureFileTests
{
    private static readonly ushort[] Deep = [0, 1, 255, 256, 257, 32_768, 65_279, 65_280, 65_534, 65_535, 4_660, 43_981];

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Read_EightBitGray_GivesEveryByte()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Picture picture = Read(PngBytes.Gray(8, 32, all)).WithChannels(1);

        Assert.That((picture.Height, picture.Width, picture.Largest), Is.EqualTo((8, 32, (ushort)255)));
        Assert.That(picture.Values, Is.EqualTo(all));
    }

    [Test]
    public void Read_EightBitColor_GivesEveryByte()
    {
        byte[] values = Random(3 * 35);
        Picture picture = Read(PngBytes.Rgb(5, 7, values));

        Assert.That((picture.Height, picture.Width, picture.Channels), Is.EqualTo((5, 7, 3)));
        Assert.That(picture.Values, Is.EqualTo(values));
    }

    [Test]
    public void Read_SixteenBitGray_GivesAllSixteenBits()
    {
        Picture picture = Read(PngBytes.Gray16(3, 4, Deep));

        Assert.That((picture.Height, picture.Width, picture.Channels, picture.Largest), Is.EqualTo((3, 4, 1, (ushort)65_535)));
        Assert.That(picture.Values, Is.EqualTo(Deep));
    }

    [Test]
    public void Read_SixteenBitColor_GivesAllSixteenBits()
    {
        Picture picture = Read(PngBytes.Rgb16(2, 2, Deep));

        Assert.That((picture.Height, picture.Width, picture.Channels), Is.EqualTo((2, 2, 3)));
        Assert.That(picture.Values, Is.EqualTo(Deep));
    }

    [Test]
    public void Read_SixteenBitOpacity_DarkensTowardsBlack() => Assert.That(
        Read(PngBytes.Rgba16(1, 3, 9, 8, 7, 65_535, 9, 8, 7, 0, 60_000, 1, 2, 32_768)).Values,
        Is.EqualTo(new ushort[] { 9, 8, 7, 0, 0, 0, 30_000, 1, 1 }));

    [Test]
    public void Read_EightBitOpacity_DarkensTowardsBlack() => Assert.That(
        Read(PngBytes.For(1, 2, 8, 6, 4, [90, 80, 70, 255, 90, 80, 70, 0])).Values, Is.EqualTo(new ushort[] { 90, 80, 70, 0, 0, 0 }));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Read_EveryFilter_GivesTheSame(byte filter)
    {
        byte[] rows = Random(6 * 6 * 5);
        Picture plain = Read(PngBytes.For(6, 5, 16, 2, 6, rows));

        Assert.That(Read(PngBytes.For(6, 5, 16, 2, 6, rows, filter)).Values, Is.EqualTo(plain.Values));
    }

    [Test]
    public void Read_LosslessWebP_GivesEveryByte()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(9, 6, SKColorType.Rgba8888, SKAlphaType.Opaque));
        byte[] values = Random(3 * 54);
        for (int pixel = 0; pixel < 54; pixel++)
        {
            bitmap.SetPixel(pixel % 9, pixel / 9, new SKColor(values[3 * pixel], values[(3 * pixel) + 1], values[(3 * pixel) + 2]));
        }
        using SKPixmap pixmap = bitmap.PeekPixels()!;
        using SKData file = pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100))!;

        Assert.That(Read(file.ToArray()).Values, Is.EqualTo(values));
    }

    [Test]
    public void Read_Bitmap_GivesEveryByte()
    {
        // A 24-bit bitmap of 2 columns and 1 row: blue, green, red, rows padded to 4 bytes.
        byte[] file =
        [
            (byte)'B', (byte)'M', 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
            .. new byte[24], 3, 2, 1, 6, 5, 4, 0, 0,
        ];

        Assert.That(Read(file).Values, Is.EqualTo(new ushort[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void Read_Jpeg_IsCloseToWhatWasEncoded()
    {
        Picture picture = Read(Jpeg.Ramp(16, 24));

        Assert.That((picture.Height, picture.Width), Is.EqualTo((16, 24)));
        Assert.That(picture.Values.Select((value, at) => Math.Abs(value - (at / 3 % 24 * 10))), Is.All.LessThanOrEqualTo(6));
    }

    [Test]
    public void ReadLabels_PaletteAndGray_GiveTheNumbersNotTheColors()
    {
        Assert.That(PictureFile.ReadLabels(data.Write("a", PngBytes.Palette(2, 2, 0, 1, 7, 255))).Values, Is.EqualTo(new[] { 0, 1, 7, 255 }));
        Assert.That(PictureFile.ReadLabels(data.Write("b", PngBytes.Gray16(1, 2, 3, 700))).Values, Is.EqualTo(new[] { 3, 700 }));
    }

    [Test]
    public void ReadLabels_FewBits_AreUnpackedRowByRow() => Assert.That(
        PictureFile.ReadLabels(data.Write("a", PngBytes.For(2, 3, 2, 0, 1, [0b00_01_10_00, 0b11_00_01_00]))).Values,
        Is.EqualTo(new[] { 0, 1, 2, 3, 0, 1 }));

    [Test]
    public void WithChannels_Gray_IsTheLumaAndLeavesGrayAlone() => Assert.That(
        new Picture(1, 3, 3, 255, [255, 0, 0, 0, 255, 0, 77, 77, 77]).WithChannels(1).Values, Is.EqualTo(new[] { 76, 150, 77 }));

    [Test]
    public void WithLargest_ThereAndBack_IsTheSame()
    {
        ushort[] values = [.. Enumerable.Range(0, 256).Select(value => (ushort)value)];
        Picture deep = new Picture(16, 16, 1, 255, values).WithLargest(ushort.MaxValue);

        Assert.That(deep.Values[^1], Is.EqualTo(ushort.MaxValue));
        Assert.That(deep.WithLargest(255).Values, Is.EqualTo(values));
    }

    private Picture Read(byte[] file) => PictureFile.Read(data.Write("picture", file));

    private static byte[] Random(int count)
    {
        var random = new RandomStream(count);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt(256))];
    }
}
