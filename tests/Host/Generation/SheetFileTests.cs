using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Sheets;
using NebulaBench.Host.Tests.Runs;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Generation;

public sealed class SheetFileTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Write_Sheet_DrawsEveryPixelOfEveryPicture()
    {
        var red = new Picture(3, 4, 4, [.. Enumerable.Repeat(1f, 16), .. new float[32]]);
        var gray = new Picture(1, 4, 4, [.. Enumerable.Repeat(0.5f, 16)]);

        SheetFile.Write(new PictureSheet("title", [new SheetRow("first", [red, gray]), new SheetRow("second", [gray])]), folder["s.png"]);

        using SKBitmap drawn = SKBitmap.Decode(folder["s.png"]);
        var colors = drawn.Pixels.GroupBy(pixel => pixel).ToDictionary(group => group.Key, group => group.Count());
        int side = 4 * (56 / 4);
        Assert.That(colors[new SKColor(255, 0, 0)], Is.EqualTo(side * side));
        Assert.That(colors[new SKColor(128, 128, 128)], Is.GreaterThanOrEqualTo(2 * side * side));
    }

    [Test]
    public void Write_ValuesOutsideTheUnitRange_AreTheNearestColors()
    {
        SheetFile.Write(new PictureSheet("", [new SheetRow("", [new Picture(1, 1, 2, [-3, 7])])]), folder["c.png"]);

        using SKBitmap drawn = SKBitmap.Decode(folder["c.png"]);
        Assert.That(drawn.Pixels.Distinct(), Is.EquivalentTo(new[] { SKColors.White, SKColors.Black }));
    }

    [Test]
    public void Write_NoRows_IsAnEmptySheet() =>
        Assert.That(() => SheetFile.Write(new PictureSheet("nothing", []), folder["n.png"]), Throws.Nothing);
}
