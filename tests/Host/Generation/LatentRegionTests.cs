using NebulaBench.Host.Pictures;
using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Generation;

public sealed class LatentRegionTests
{
    private static readonly LatentTable Cross = new()
    {
        // Spread 4 along the first axis and 1 along the second, about (10, 20).
        Values = [6, 20, 14, 20, 10, 19, 10, 21],
        Dimension = 2,
    };

    [Test]
    public void Of_Prototypes_GivesARegionForEachEvenIfItIsDead()
    {
        var set = new EmbeddingSet
        {
            Measured = Cross with { Assignments = [1, 1, 1, 1] },
            Prototypes = new double[,] { { 0, 0 }, { 10, 20 } },
        };

        IReadOnlyList<LatentRegion> regions = LatentRegion.For(set);

        Assert.That(regions.Select(region => region.Name), Is.EqualTo(new[] { "anchor 0", "anchor 1" }));
        Assert.That(regions[0].Grid(2), Is.All.Zero);
        Assert.That(regions[1].Grid(1), Is.EqualTo(new double[] { 10, 20 }));
    }

    [Test]
    public void Of_NoPrototypes_GivesOneRegionOfAllLatents() => Assert.That(
        LatentRegion.For(new EmbeddingSet { Measured = Cross }).Select(region => region.Name), Is.EqualTo(new[] { "all latents" }));

    [Test]
    public void Grid_ThreePerSide_StepsTwoDeviationsAlongTheWidestDirections()
    {
        double[] grid = LatentRegion.For(new EmbeddingSet { Measured = Cross }).Single().Grid(3);

        double wide = 2 * Math.Sqrt(32 / 3.0), narrow = 2 * Math.Sqrt(2 / 3.0);
        Assert.That(grid, Has.Length.EqualTo(18));
        Assert.That(grid[8..10], Is.EqualTo(new double[] { 10, 20 }).Within(1e-9), "the center");
        Assert.That(Math.Abs(grid[0] - 10), Is.EqualTo(wide).Within(1e-9));
        Assert.That(Math.Abs(grid[1] - 20), Is.EqualTo(narrow).Within(1e-9));
        Assert.That(grid[1], Is.EqualTo(grid[3]).Within(1e-9), "a row stays on one line");
    }

    [Test]
    public void Draw_ManyLatents_HasTheRegionsMeanAndCovariance()
    {
        double[] drawn = LatentRegion.For(new EmbeddingSet { Measured = Cross }).Single().Draw(20_000, new RandomStream(1));

        double[] first = [.. drawn.Where((_, at) => at % 2 == 0)], second = [.. drawn.Where((_, at) => at % 2 == 1)];
        Assert.That(first.Average(), Is.EqualTo(10).Within(0.15));
        Assert.That(second.Average(), Is.EqualTo(20).Within(0.05));
        Assert.That(first.Sum(value => (value - 10) * (value - 10)) / first.Length, Is.EqualTo(32 / 3.0).Within(0.5));
        Assert.That(second.Sum(value => (value - 20) * (value - 20)) / second.Length, Is.EqualTo(2 / 3.0).Within(0.05));
    }
}
