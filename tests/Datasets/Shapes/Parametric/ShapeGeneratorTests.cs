using NebulaBench.Datasets.Shapes.Parametric;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

[TestFixture]
internal sealed class ShapeForgeTests
{
    private static readonly int Classes = ParametricShape.All.Count;

    private static readonly ShapeGenerator Forge = new(5, 30, ParametricShape.All);

    [Test]
    public void Draw_InAnyOrder_GivesTheSame()
    {
        ShapeFactors[] forwards = [.. Enumerable.Range(0, 50).Select(index => Forge.Draw("Training", index))];
        ShapeFactors[] backwards = [.. Enumerable.Range(0, 50).Reverse().Select(index => Forge.Draw("Training", index))];

        Assert.That(backwards.Reverse(), Is.EqualTo(forwards));
    }

    [Test]
    public void Draw_OtherSetOrSeed_GivesOthers()
    {
        ShapeFactors[] all =
        [
            .. Drawn(Forge, "Training", 100), .. Drawn(Forge, "Test", 100), .. Drawn(new ShapeGenerator(6, 30, ParametricShape.All), "Training", 100),
        ];

        Assert.That(all.Select(factors => (factors.Width, factors.Height)), Is.Unique);
    }

    [Test]
    public void Draw_EachBlock_HoldsEveryClassOnceInChangingOrder()
    {
        List<int[]> blocks = [.. Drawn(Forge, "Training", 10 * Classes).Select(factors => factors.Class).Chunk(Classes)];

        foreach (int[] block in blocks)
        {
            Assert.That(block, Is.EquivalentTo(Enumerable.Range(0, Classes)));
        }
        Assert.That(blocks.Select(block => string.Join(' ', block)), Is.Unique);
    }

    [Test]
    public void Draw_Factors_FillTheirRanges()
    {
        double[][] drawn = [.. Drawn(Forge, "Training", 3000).Select(factors => factors.ToArray())];
        (string Name, double Low, double High)[] ranges =
        [
            ("class", 0, Classes - 1), ("width", 0.6, 1 / 0.6), ("height", 0.6, 1 / 0.6), ("proportion", 0, 1), ("thickness", 0, 1),
            ("style", 0, 2), ("detail", 0, 2), ("heading", -30, 30),
        ];

        Assert.That(ShapeFactors.Names, Is.EqualTo(ranges.Select(range => range.Name)));
        for (int factor = 0; factor < ranges.Length; factor++)
        {
            (string name, double low, double high) = ranges[factor];
            double[] values = [.. drawn.Select(row => row[factor])];
            double margin = 0.02 * (high - low);

            Assert.That(values, Is.All.InRange(low - 1e-6, high + 1e-6), name);
            Assert.That(values.Min(), Is.EqualTo(low).Within(margin), name);
            Assert.That(values.Max(), Is.EqualTo(high).Within(margin), name);
        }
    }

    private static IEnumerable<ShapeFactors> Drawn(ShapeGenerator forge, string set, int count) =>
        Enumerable.Range(0, count).Select(index => forge.Draw(set, index));
}
