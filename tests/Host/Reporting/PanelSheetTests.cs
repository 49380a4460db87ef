using NebulaBench.Reporting.Figures;
using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Reporting;

public sealed class PanelSheetTests
{
    [Test]
    public void Write_FivePanelsInThreeColumns_MakesTwoRows()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        try
        {
            Plot[] panels = [.. Enumerable.Range(0, 5).Select(panel => CorrelationMap.Draw(new double[,] { { 1, -1 }, { -1, 1 } }, $"panel {panel}"))];

            PanelSheet.Write(panels, columns: 3, CorrelationMap.Size, folder, "sheet");

            using SKBitmap picture = SKBitmap.Decode(Path.Combine(folder, "sheet.png"));
            (int width, int height) = CorrelationMap.Size;
            Assert.That(picture.Width, Is.EqualTo(3 * width));
            Assert.That(picture.Height, Is.EqualTo(2 * height));
            Assert.That(Colors(picture, 0, 0), Is.GreaterThan(10), "the first panel is drawn");
            Assert.That(Colors(picture, width, height), Is.GreaterThan(10), "the fifth panel is drawn");
            Assert.That(Colors(picture, 2 * width, height), Is.EqualTo(1), "nothing is drawn where there is no panel");
            string svg = File.ReadAllText(Path.Combine(folder, "sheet.svg"));
            Assert.That(Enumerable.Range(0, 5).Select(panel => svg.Contains($"panel {panel}", StringComparison.Ordinal)), Is.All.True);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Colors(SKBitmap picture, int left, int top)
    {
        (int width, int height) = CorrelationMap.Size;
        return Enumerable.Range(0, height / 4).SelectMany(y => Enumerable.Range(0, width / 4).Select(x => picture.GetPixel(left + (4 * x), top + (4 * y))))
            .Distinct().Count();
    }
}
