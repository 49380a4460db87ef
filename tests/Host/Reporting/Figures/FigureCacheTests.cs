using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Figures;

namespace NebulaBench.Host.Tests.Reporting.Figures;

public class FigureCacheTests
{
    private TemporaryFolder root;

    [SetUp]
    public void Make() => root = new TemporaryFolder();

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Draw_SameRuns_DrawsOnce() => Assert.That(Drawings(["a"], ["a"], () => { }), Is.EqualTo(1));

    [Test]
    public void Draw_OtherRuns_DrawsAgain() => Assert.That(Drawings(["a"], ["b"], () => { }), Is.EqualTo(2));

    [Test]
    public void Draw_FileIsGone_DrawsAgain() => Assert.That(Drawings(["a"], ["a"], () => File.Delete(root["figures/latents-1.png"])), Is.EqualTo(2));

    [Test]
    public void Draw_RecordIsDamaged_DrawsAgain() => Assert.That(Drawings(["a"], ["a"], () => File.WriteAllText(root["figures/drawn.json"], "{")), Is.EqualTo(2));

    [Test]
    public void Draw_NothingToDraw_IsNoFigure() => Assert.That(new FigureCache(root["figures"]).Draw("latents-1", ["a"], () => false), Is.False);

    private int Drawings(string[] first, string[] second, Action between)
    {
        int drawn = 0;
        foreach (string[] from in new[] { first, second })
        {
            var cache = new FigureCache(root["figures"]);
            bool there = cache.Draw("latents-1", from, () =>
            {
                drawn++;
                File.WriteAllText(root["figures/latents-1.png"], "");
                return true;
            });
            Assert.That(there);
            cache.Save();
            between();
        }
        return drawn;
    }
}
