using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural.Tests;

/// <summary>The bodies, how they are turned, and what is seen of them.</summary>
[TestFixture]
internal sealed class SolidTests
{
    private static readonly SolidFactors Plain = new()
    {
        Class = 0,
        Azimuth = 0,
        Elevation = 0,
        Roll = 0,
        Scale = 1,
        TranslationX = 0,
        TranslationY = 0,
        Hue = 0,
        LightAzimuth = 0,
        LightElevation = 0,
    };

    private static IEnumerable<string> Names => Solid.All.Select(solid => solid.Name);

    [TestCaseSource(nameof(Names))]
    public void Distance_OfEverySolid_IsPositiveOutsideTheUnitSphereAndNegativeSomewhereInside(string name)
    {
        Solid solid = Solid.All.Single(solid => solid.Name == name);
        var random = new RandomStream(1);
        Vector[] onSphere = [.. Enumerable.Range(0, 2000).Select(_ => Direction(random))];

        Assert.That(onSphere.Select(solid.Distance), Is.All.Positive);
        Assert.That(onSphere.Select(point => solid.Distance(point * 0.5)), Has.Some.Negative);
    }

    /// <summary>A bound that grew faster than the way could let a ray jump through the surface.</summary>
    [TestCaseSource(nameof(Names))]
    public void Distance_BetweenTwoPoints_ChangesNoFasterThanTheWay(string name)
    {
        Solid solid = Solid.All.Single(solid => solid.Name == name);
        var random = new RandomStream(2);
        for (int pair = 0; pair < 2000; pair++)
        {
            Vector here = Direction(random) * random.NextDouble(), there = here + (Direction(random) * 0.1);

            Assert.That(Math.Abs(solid.Distance(here) - solid.Distance(there)), Is.LessThanOrEqualTo(0.1 + 1e-12));
        }
    }

    [Test]
    public void Normal_OfTheSphere_PointsAwayFromTheCenter()
    {
        Vector direction = new Vector(0.3, -0.5, 0.7).Direction, normal = Solid.All[0].Normal(direction * 0.85);

        Assert.That((normal - direction).Length, Is.LessThan(1e-6));
    }

    [Test]
    public void Turn_ThereAndBack_IsWhereItWas()
    {
        var turn = new Rotation(33, -21, 78);
        Vector point = new(0.2, -0.4, 0.9);

        Assert.That((turn.ToSolid(turn.ToView(point)) - point).Length, Is.LessThan(1e-12));
    }

    [TestCase(90, 0, 0, 1, 0, 0, 0, 0, -1)] // a quarter turn about the upright axis takes the right side to the back
    [TestCase(0, 90, 0, 0, 1, 0, 0, 0, 1)] // seen from above, the top faces the viewer
    [TestCase(0, 0, 90, 1, 0, 0, 0, 1, 0)] // rolled by a quarter, the right side is on top
    public void ToView_QuarterTurns_TakeAxesToAxes(
        double azimuth, double elevation, double roll, double x, double y, double z, double toX, double toY, double toZ) =>
        Assert.That(
            (new Rotation(azimuth, elevation, roll).ToView(new Vector(x, y, z)) - new Vector(toX, toY, toZ)).Length, Is.LessThan(1e-12));

    [Test]
    public void At_Sphere_IsADiscOfItsRadiusAroundItsPlace()
    {
        var view = new SolidView(Plain with { Scale = 0.5, TranslationX = 0.2, TranslationY = -0.1 });
        for (int place = 0; place < 1000; place++)
        {
            double x = -1 + (2 * (place % 32) / 31.0), y = -1 + (2 * (place / 32) / 31.0);
            double distance = Math.Sqrt(Math.Pow(x - 0.2, 2) + Math.Pow(y + 0.1, 2));
            if (Math.Abs(distance - (0.5 * 0.85)) > 0.01)
            {
                Assert.That(view.At(x, y, out _), Is.EqualTo(distance < 0.5 * 0.85), $"({x}, {y})");
            }
        }
    }

    [Test]
    public void At_LightFromTheRight_MakesTheRightSideBrighter()
    {
        var view = new SolidView(Plain with { LightAzimuth = 60 });
        view.At(0.5, 0, out Color right);
        view.At(-0.5, 0, out Color left);

        Assert.That(right.Red, Is.GreaterThan(2 * left.Red));
    }

    [TestCase(0.0, 1, 0, 0)]
    [TestCase(1 / 3.0, 0, 1, 0)]
    [TestCase(2 / 3.0, 0, 0, 1)]
    [TestCase(0.5, 0, 1, 1)]
    [TestCase(1.0, 1, 0, 0)]
    public void OfHue_PureColors_AreOnTheWheelInOrder(double hue, double red, double green, double blue)
    {
        Color color = Color.OfHue(hue, 1, 1);

        Assert.That(new[] { color.Red, color.Green, color.Blue }, Is.EqualTo(new[] { red, green, blue }).Within(1e-12));
    }

    private static Vector Direction(RandomStream random) =>
        new Vector(random.NextNormal(), random.NextNormal(), random.NextNormal()).Direction;
}
