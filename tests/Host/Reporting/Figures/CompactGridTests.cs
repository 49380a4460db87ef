using System.Xml.Linq;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Summaries;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Reporting.Figures;

public sealed class CompactGridTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private TemporaryFolder root = null!;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Write_TwoRows_NamesColumnsAndRowsOnceAndLeavesMissingPanelsWhite()
    {
        Grid("first").Write(root.Root, "grid");

        using SKBitmap picture = SKBitmap.Decode(root["grid.png"]);
        string[] texts = Texts(root["grid.svg"]);
        Assert.Multiple(() =>
        {
            Assert.That(texts, Is.EquivalentTo(["first", "upper", "lower", "second", "12.0 %", "−1", "0", "1", "a scale"]));
            Assert.That(Shades(picture, column: 0, row: 1), Is.GreaterThan(1), "a panel");
            Assert.That(Shades(picture, column: 1, row: 1), Is.EqualTo(1), "no panel");
        });
    }

    [Test]
    public void Write_MoreColumnsThanFit_BeginsAnotherBand()
    {
        CompactGrid grid = Grid("first") with { Columns = [.. Enumerable.Range(0, 9).Select(column => new GridColumn($"c{column}", "", [Heat(), Heat()]))] };
        (grid with { Columns = [.. grid.Columns.Take(8)] }).Write(root.Root, "one-band");
        grid.Write(root.Root, "two-bands");

        using SKBitmap one = SKBitmap.Decode(root["one-band.png"]), two = SKBitmap.Decode(root["two-bands.png"]);
        Assert.That(two.Width, Is.EqualTo(one.Width));
        Assert.That(two.Height - one.Height, Is.GreaterThan(4 * CompactGrid.Side));
    }

    [Test]
    public void Write_LongName_IsWrappedAndCutWithinItsColumn()
    {
        Grid("nebula coding with self-supervised metric learning and forty anchors on everything").Write(root.Root, "grid");

        string[] texts = Texts(root["grid.svg"]);
        string[] name = [.. texts.TakeWhile(text => text is not ("upper" or "lower" or "second"))];
        Assert.That(name, Has.Length.EqualTo(3));
        Assert.That(name, Has.One.EndsWith("…"));
    }

    [Test]
    public void Write_ComparedRuns_ShowsLatentsByLabelAndPrototypeAndCovariancesOnOneScale()
    {
        Summary summary = SampleGallery.Summarize(root.Root);

        string[] files = [.. ComparisonFigures.Write(summary, root["report"], new FigureCache(root["report/figures"]), neighbors: false).Select(figure => figure.File)];

        Assert.That(files, Does.Contain("figures/latents-1.png").And.Contain("figures/covariances-1.png"));
        string[] latents = Texts(root["report/figures/latents-1.svg"]);
        Assert.That(latents, Is.SupersetOf(new[] { "untrained", "ae", "nvc", "label", "nearest prototype", "one", "two", "three", "prototype" }));
        Assert.That(latents.Count(text => text == "one"), Is.EqualTo(1), "one key for all panels");
    }

    private static CompactGrid Grid(string name) => new()
    {
        Rows = ["upper", "lower"],
        Columns = [new GridColumn(name, "", [Heat(), Heat()]), new GridColumn("second", "12.0 %", [Heat(), null])],
        Key = new HeatKey("a scale"),
    };

    private static HeatPanel Heat() => new(new double[,] { { 1, -1 }, { 0, 0.5 } });

    private static string[] Texts(string svg) => [.. XDocument.Load(svg).Descendants(Svg + "text").Select(text => text.Value.Trim())];

    // Of the pixels in the middle of a panel.
    private static int Shades(SKBitmap picture, int column, int row)
    {
        int left = 60 + (column * 2 * (CompactGrid.Side + 8)), bottom = picture.Height - 160 - ((1 - row) * 2 * (CompactGrid.Side + 8));
        return Enumerable.Range(20, 80).SelectMany(y => Enumerable.Range(20, 320).Select(x => picture.GetPixel(left + 40 + x, bottom - (3 * y)))).Distinct().Count();
    }
}
