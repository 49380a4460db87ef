using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural.Tests;

/// <summary>The way of a point from the glyph to the picture.</summary>
[TestFixture]
internal sealed class GeometryTests
{
    private static readonly DigitFactors Upright = new()
    {
        Class = 1,
        Variant = 0,
        Rotation = 0,
        Shear = 0,
        Scale = 1,
        Aspect = 1,
        Thickness = 2,
        TranslationX = 0,
        TranslationY = 0,
    };

    [Test]
    public void Glyphs_OfEveryDigit_FillTheirBoxAndNoMore()
    {
        foreach ((Point[][] variant, int digit) in Glyphs.All.SelectMany((variants, digit) => variants.Select(variant => (variant, digit))))
        {
            Point[] points = [.. variant.SelectMany(stroke => stroke)];

            Assert.That(points.Select(point => point.X), Is.All.InRange(-0.75, 0.75), $"{digit}");
            Assert.That(points.Min(point => point.Y), Is.EqualTo(-1).Within(0.1), $"{digit}");
            Assert.That(points.Max(point => point.Y), Is.EqualTo(1).Within(0.1), $"{digit}");
        }
    }

    [Test]
    public void Smooth_OpenLine_PassesThroughItsPoints()
    {
        Point[] points = [(0, 0), (1, 2), (3, 1), (4, 4)];
        Point[] line = Curve.Smooth(points);

        Assert.That(points, Is.SubsetOf(line));
        Assert.That(line[0], Is.EqualTo(points[0]));
        Assert.That(line[^1], Is.EqualTo(points[^1]));
    }

    [Test]
    public void Smooth_PointsOnALineInEqualSteps_StaysOnIt()
    {
        foreach (Point point in Curve.Smooth((0, 0), (1, 2), (2, 4), (3, 6)))
        {
            Assert.That(point.Y, Is.EqualTo(2 * point.X).Within(1e-12));
        }
    }

    [Test]
    public void Smooth_ClosedLine_HasNoCornerWhereItCloses()
    {
        Point[] line = Curve.Smooth((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1));

        // By symmetry the neighbors of the closing point mirror each other.
        Assert.That(line[1].X, Is.EqualTo(-line[^2].X).Within(1e-12));
        Assert.That(line[1].Y, Is.EqualTo(line[^2].Y).Within(1e-12));
    }

    [Test]
    public void Apply_Upright_PutsTheGlyphIntoTheMiddleTwentyPixels()
    {
        var pose = new Pose(Upright, 28);

        AssertPoint(pose.Apply((0, -1)), 14, 4);
        AssertPoint(pose.Apply((0.5, 1)), 19, 24);
    }

    [Test]
    public void Apply_QuarterTurn_TakesTheTopToTheRight() =>
        AssertPoint(new Pose(Upright with { Rotation = 90 }, 28).Apply((0, -1)), 24, 14);

    [Test]
    public void Apply_Shear_MovesTheTopToTheRight() =>
        AssertPoint(new Pose(Upright with { Shear = 0.3 }, 28).Apply((0, -1)), 17, 4);

    [Test]
    public void Apply_ScaleAspectAndTranslation_GrowWithThePicture()
    {
        DigitFactors factors = Upright with { Scale = 1.2, Aspect = 0.5, TranslationX = 1, TranslationY = -2 };

        AssertPoint(new Pose(factors, 28).Apply((1, 1)), 14 + 1 + 6, 14 - 2 + 12);
        AssertPoint(new Pose(factors, 56).Apply((1, 1)), 2 * 21, 2 * 24);
    }

    [Test]
    public void Move_NoStrength_LeavesEveryPoint()
    {
        var field = new ElasticField(0, new RandomStream(1));

        Assert.That(field.Move((0.3, -0.7)), Is.EqualTo(new Point(0.3, -0.7)));
    }

    [Test]
    public void Move_ManyFields_HasTheStrengthAskedForAndMovesNeighborsTogether()
    {
        double squares = 0, differences = 0;
        const int Fields = 4000;
        for (int seed = 0; seed < Fields; seed++)
        {
            var field = new ElasticField(0.1, new RandomStream(seed));
            Point here = field.Move((0.2, 0.4)), near = field.Move((0.25, 0.4));
            squares += Math.Pow(here.X - 0.2, 2);
            differences += Math.Pow(here.X - 0.2 - (near.X - 0.25), 2);
        }

        Assert.That(Math.Sqrt(squares / Fields), Is.EqualTo(0.1).Within(0.005));
        Assert.That(Math.Sqrt(differences / Fields), Is.LessThan(0.025));
    }

    private static void AssertPoint(Point actual, double x, double y)
    {
        Assert.That(actual.X, Is.EqualTo(x).Within(1e-9));
        Assert.That(actual.Y, Is.EqualTo(y).Within(1e-9));
    }
}
