using System.Numerics;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>What training passes change, and what completion hides.</summary>
[TestFixture]
internal sealed class ShownCloudTests
{
    private static readonly PointCloud Cloud = SurfaceSampler.Sample(
        Solids.Together(Solids.Box(0.5f, 0.5f, 0.5f, part: 0), Solids.Box(0.25f, 0.9f, 0.25f, part: 1)), 400, normals: true, new RandomStream(2));

    private static readonly int[] All = [.. Enumerable.Range(0, 400)];

    [Test]
    public void Write_Nothing_ChangesNothing()
    {
        float[] shown = Shown(new ShapeTransform(), random: 1);

        Assert.That(Column(shown, 0, 3), Is.EqualTo(Cloud.Coordinates));
        Assert.That(Shown(new ShapeTransform { Rotate = true, Jitter = 1 }, random: null), Is.EqualTo(shown));
    }

    [Test]
    public void Write_Rotate_TurnsPlacesAndNormalsAboutY()
    {
        float[] shown = Shown(new ShapeTransform { Rotate = true }, random: 3);
        for (int point = 0; point < 400; point++)
        {
            Vector3 before = Place(Cloud.Coordinates, point, 3), after = Place(shown, point, 6);
            Vector3 normal = new(Cloud.Normals.AsSpan(point * 3, 3)), turned = new(shown.AsSpan((point * 6) + 3, 3));

            Assert.That(after.Y, Is.EqualTo(before.Y));
            Assert.That(after.Length(), Is.EqualTo(before.Length()).Within(1e-5));
            Assert.That(Vector3.Dot(turned, after), Is.EqualTo(Vector3.Dot(normal, before)).Within(1e-5));
            Assert.That(turned.Y, Is.EqualTo(normal.Y));
        }
        Assert.That(Vector3.Distance(Place(shown, 0, 6), Place(Cloud.Coordinates, 0, 3)), Is.GreaterThan(0.01));
    }

    [Test]
    public void Write_Scale_IsOneFactorWithinTheRange()
    {
        float[] shown = Column(Shown(new ShapeTransform { Scale = 0.2 }, random: 4), 0, 3);
        float factor = shown[0] / Cloud.Coordinates[0];

        Assert.That(factor, Is.InRange(0.8f, 1.2f).And.Not.EqualTo(1));
        Assert.That(shown, Is.EqualTo(Cloud.Coordinates.Select(value => value * factor)).Within(1e-5));
    }

    [Test]
    public void Write_Jitter_HasTheDeviation()
    {
        float[] shown = Column(Shown(new ShapeTransform { Jitter = 0.05 }, random: 5), 0, 3);
        double variance = shown.Zip(Cloud.Coordinates, (a, b) => Math.Pow(a - b, 2)).Average();

        Assert.That(Math.Sqrt(variance), Is.EqualTo(0.05).Within(5).Percent);
    }

    [Test]
    public void Write_Dropout_RepeatsTheFirstKeptPointAndItsPart()
    {
        var cloud = new AugmentedPointCloud(Cloud, new ShapeTransform { PointDropout = 0.4 }, new SeedStream(6), 0);
        var values = new float[400 * 3];
        var parts = new long[400];
        cloud.Write(All, 3, values);
        cloud.WriteParts(All, parts);
        int first = Enumerable.Range(0, 400).First(point => Place(values, point, 3) == Place(Cloud.Coordinates, point, 3));
        int dropped = 0;
        for (int point = 0; point < 400; point++)
        {
            bool kept = Place(values, point, 3) == Place(Cloud.Coordinates, point, 3);
            dropped += kept ? 0 : 1;
            Assert.That(Place(values, point, 3), Is.EqualTo(Place(Cloud.Coordinates, kept ? point : first, 3)));
            Assert.That(parts[point], Is.EqualTo(Cloud.Parts![kept ? point : first]));
        }

        Assert.That(dropped / 400.0, Is.EqualTo(0.4).Within(0.1));
    }

    [Test]
    public void Write_SomePoints_AreThoseOfTheWhole()
    {
        var cloud = new AugmentedPointCloud(Cloud, new ShapeTransform { Rotate = true, Jitter = 0.1, Scale = 0.3 }, new SeedStream(7), 0);
        float[] whole = new float[400 * 3], some = new float[2 * 3];
        cloud.Write(All, 3, whole);
        cloud.Write([17, 3], 3, some);

        Assert.That(some, Is.EqualTo(new[] { whole[51], whole[52], whole[53], whole[9], whole[10], whole[11] }));
    }

    [Test]
    public void Visible_Ball_IsTheSideOfTheViewer()
    {
        PointCloud ball = SurfaceSampler.Sample(Solids.Ball(1, 24), 1024, normals: false, new RandomStream(1));
        for (int seed = 0; seed < 20; seed++)
        {
            Vector3 towards = PartialView.Direction(new RandomStream(seed));
            int[] visible = PartialView.Visible(ball, towards);
            int behind = visible.Count(point => Vector3.Dot(Place(ball.Coordinates, point, 3), towards) < -0.2f);

            Assert.That(towards.Length(), Is.EqualTo(1).Within(1e-5));
            Assert.That(visible, Has.Length.InRange(350, 650));
            Assert.That(behind, Is.LessThan(0.1 * visible.Length));
        }
    }

    [Test]
    public void Visible_OnePlace_IsSeen()
    {
        Assert.That(PartialView.Visible(new PointCloud([1, 2, 3, 1, 2, 3], null, null), Vector3.UnitX), Is.Not.Empty);
    }

    private static float[] Shown(ShapeTransform use, long? random)
    {
        var values = new float[400 * 6];
        new AugmentedPointCloud(Cloud, use, random is { } seed ? new SeedStream(seed) : null, 0).Write(All, 6, values);
        return values;
    }

    private static float[] Column(float[] values, int from, int count) => [.. values.Where((_, at) => at % 6 >= from && at % 6 < from + count)];

    private static Vector3 Place(float[] values, int point, int columns) => new(values.AsSpan(point * columns, 3));
}
