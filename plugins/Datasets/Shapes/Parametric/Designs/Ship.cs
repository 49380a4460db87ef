using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A ship, its bow to the front. Style: sails, a steamer's funnels, a barge with its bridge far back. Detail: one, two or three masts or
/// funnels. Proportion: the height of what stands on deck; thickness: how full the bow is.
/// </summary>
internal static class Ship
{
    private const float Length = 1.5f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float beam = 0.36f * factors.Width, deck = 0.22f * factors.Height, above = factors.ByProportion(0.2f, 0.75f) * factors.Height;
        shape.Add(Part.Body, Hull(beam, deck, factors.ByThickness(0.35f, 1)));
        int count = factors.Detail + 1;
        switch (factors.Style)
        {
            case 0:
                AddSails(shape, count, beam, deck, (1.2f * above) + (0.25f * factors.Height));
                break;
            case 1:
                AddSteamer(shape, count, beam, deck, 0.6f * above);
                break;
            default:
                AddBarge(shape, count, beam, deck, 0.6f * above);
                break;
        }
    }

    // From a flat stern to a sharp bow that rises; each section has a deck, bulging sides and a keel.
    private static Mesh Hull(float beam, float deck, float fullness)
    {
        (float Along, float Breadth, float Keel, float Rise)[] stations =
        [
            (-0.5f, 0.75f, 0.35f, 0.12f), (-0.42f, 0.9f, 0.1f, 0.05f), (-0.2f, 1, 0, 0), (0.15f, 1, 0, 0),
            (0.3f, float.Lerp(0.7f, 0.95f, fullness), 0.03f, 0.05f), (0.42f, float.Lerp(0.3f, 0.65f, fullness), 0.2f, 0.15f),
            (0.5f, 0.05f, 0.7f, 0.25f),
        ];
        Vector3[][] sections = [.. stations.Select(station =>
        {
            float half = station.Breadth * beam / 2, top = deck * (1 + station.Rise), low = deck * station.Keel, z = station.Along * Length;
            float bilge = low + (0.25f * (top - low));
            return new Vector3[]
            {
                new(half, top, z), new(-half, top, z), new(-0.8f * half, bilge, z), new(0, low, z), new(0.8f * half, bilge, z),
            };
        })];
        return Loft.Between(Loft.Middle(sections[0]), sections, Loft.Middle(sections[^1]));
    }

    private static void AddSails(ShapeBuilder shape, int masts, float beam, float deck, float above)
    {
        for (int mast = 0; mast < masts; mast++)
        {
            float z = Length * Place(mast, masts, 0.3f), tall = above * (mast == masts / 2 ? 1 : 0.85f), chord = 0.75f * Length / (masts + 0.8f);
            shape.Add(Part.Stem, Primitive.Frustum(0.02f, 0.012f, tall + (0.2f * deck)).Moved(0, 0.8f * deck, z));
            // A triangle behind the mast, a little bellied to the side.
            Vector2[] sail = [new(0.02f, 0.12f * tall), new(chord, 0.12f * tall), new(0.6f * chord, 0.55f * tall), new(0.02f, 0.97f * tall)];
            shape.Add(Part.Crown, Primitive.Plate(sail, 0.012f).Turned(90 - (4 * beam)).Moved(-0.006f, deck, z));
        }
    }

    private static void AddSteamer(ShapeBuilder shape, int funnels, float beam, float deck, float above)
    {
        shape.Add(Part.Head, Primitive.Box(0.7f * beam, 0.35f * above, 0.62f * Length).Moved(0, deck, -0.06f * Length));
        shape.Add(Part.Head, Primitive.TaperedBox(0.6f * beam, 0.4f * Length, 0.55f * beam, 0.34f * Length, 0.25f * above)
            .Moved(0, deck + (0.35f * above), -0.04f * Length));
        for (int funnel = 0; funnel < funnels; funnel++)
        {
            float z = Length * (Place(funnel, funnels, 0.13f) - 0.05f);
            shape.Add(Part.Stem, Primitive.Cylinder(0.16f * beam, 0.4f * above).Moved(0, deck + (0.6f * above), z));
        }
    }

    private static void AddBarge(ShapeBuilder shape, int masts, float beam, float deck, float above)
    {
        shape.Add(Part.Head, Primitive.TaperedBox(0.75f * beam, 0.16f * Length, 0.65f * beam, 0.12f * Length, 0.8f * above)
            .Moved(0, deck, -0.36f * Length));
        shape.Add(Part.Surface, Primitive.Box(0.7f * beam, 0.25f * deck, 0.5f * Length).Moved(0, deck, 0.02f * Length));
        for (int mast = 0; mast < masts; mast++)
        {
            float z = Length * (Place(mast, masts, 0.2f) + 0.03f);
            shape.Add(Part.Stem, Primitive.Cylinder(0.018f, above).Moved(0, deck, z));
        }
    }

    // Evenly from the rear to the front, as shares of the length.
    private static float Place(int each, int count, float reach) => count == 1 ? 0 : reach * ((2f * each / (count - 1)) - 1);
}
