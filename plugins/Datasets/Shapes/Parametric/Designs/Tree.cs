using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A tree or a potted plant. Style: a fir of cones, a round crown, palm leaves. Detail: more and more tiers, balls or leaves.
/// Proportion: how much the trunk takes of the height; it stands in a pot where that is little.
/// </summary>
internal static class Tree
{
    private const float Depth = 0.75f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float height = 1.1f * factors.Height, trunk = factors.ByProportion(0.15f, 0.6f) * height;
        float radius = factors.ByThickness(0.025f, 0.08f), crown = height - trunk;
        float grown = factors.Style == 0 ? trunk + (0.2f * crown) : trunk + (0.4f * crown);
        shape.Add(Part.Stem, Primitive.Frustum(1.3f * radius, 0.8f * radius, grown));
        if (factors.Proportion < 0.3f)
        {
            shape.Add(Part.Leg, Primitive.Frustum(0.1f + radius, 0.15f + radius, 0.7f * trunk));
        }
        switch (factors.Style)
        {
            case 0:
                AddFir(shape, factors, trunk, crown);
                break;
            case 1:
                AddBalls(shape, factors, trunk, crown);
                break;
            default:
                AddLeaves(shape, factors, grown, height);
                break;
        }
    }

    private static void AddFir(ShapeBuilder shape, ShapeFactors factors, float trunk, float crown)
    {
        int tiers = factors.Detail + 1;
        for (int tier = 0; tier < tiers; tier++)
        {
            float share = 1 - (0.28f * tier), low = crown * 0.72f * tier / tiers, tall = tier == tiers - 1 ? crown - low : crown * 1.1f / tiers;
            shape.Add(Part.Crown, Primitive.Frustum(share * Depth / 2, 0, tall).Scaled(factors.Width, 1, 1).Moved(0, trunk + low, 0));
        }
    }

    private static void AddBalls(ShapeBuilder shape, ShapeFactors factors, float trunk, float crown)
    {
        int balls = (2 * factors.Detail) + 1;
        if (balls == 1)
        {
            shape.Add(Part.Crown, Primitive.Ellipsoid(Depth / 2 * factors.Width, crown / 2, Depth / 2).Moved(0, trunk + (crown / 2), 0));
            return;
        }
        for (int ball = 0; ball < balls; ball++)
        {
            // The last ball tops the crown, the others lie around the trunk.
            (float sine, float cosine) = MathF.SinCos(MathF.Tau * ball / (balls - 1));
            bool top = ball == balls - 1;
            float aside = top ? 0 : 0.2f * Depth, y = trunk + ((top ? 0.68f : 0.36f) * crown), tall = (top ? 0.32f : 0.34f) * crown;
            shape.Add(Part.Crown, Primitive.Ellipsoid(0.3f * Depth, tall, 0.3f * Depth).Moved(aside * sine, y, aside * cosine)
                .Scaled(factors.Width, 1, 1));
        }
    }

    // Each leaf rises, then hangs: a tube flattened by its own thinness is enough at this size.
    private static void AddLeaves(ShapeBuilder shape, ShapeFactors factors, float root, float height)
    {
        int leaves = 6 + (2 * factors.Detail);
        float rise = height - root;
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            float reach = Depth / 2, breadth = 0.11f, up = rise * (leaf % 2 == 0 ? 1 : 0.55f);
            Vector3[] from = Rib(0.02f, -0.3f * breadth, 0), middle = Rib(0.55f * reach, breadth, up), to = Rib(reach, 0.25f * breadth, 0.15f * up);
            foreach ((Vector3[] near, Vector3[] far) in new[] { (from, middle), (middle, to) })
            {
                shape.Add(Part.Crown, Primitive.Slab(near, far).Turned(360f * leaf / leaves).Scaled(factors.Width, 1, 1).Moved(0, root, 0));
            }
        }

        static Vector3[] Rib(float x, float breadth, float y)
        {
            const float Thin = 0.012f;
            float half = MathF.Max(0.02f, MathF.Abs(breadth)) / 2;
            return [new(x, y, -half), new(x, y, half), new(x, y - Thin, half), new(x, y - Thin, -half)];
        }
    }
}
