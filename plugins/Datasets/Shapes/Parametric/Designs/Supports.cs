using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>What furniture stands on.</summary>
internal static class Supports
{
    /// <summary>Four square legs from corners below a board to the ground.</summary>
    /// <param name="shape">Where to add them.</param>
    /// <param name="height">Where they end.</param>
    /// <param name="top">How far right and in front the upper ends are.</param>
    /// <param name="foot">How far right and in front the feet are.</param>
    /// <param name="breadth">Their breadth.</param>
    public static void AddLegs(ShapeBuilder shape, float height, Vector2 top, Vector2 foot, float breadth) =>
        shape.AddFour(Part.Leg, Tube.Bar(new Vector3(foot.X, 0, foot.Y), new Vector3(top.X, height, top.Y), breadth));

    /// <summary>A column on a round foot.</summary>
    public static void AddPedestal(ShapeBuilder shape, float height, float radius, float footRadius)
    {
        float foot = 0.08f * height;
        shape.Add(Part.Leg, Primitive.Frustum(footRadius, 0.7f * footRadius, foot));
        shape.Add(Part.Leg, Primitive.Cylinder(radius, height - foot).Moved(0, foot, 0));
    }
}
