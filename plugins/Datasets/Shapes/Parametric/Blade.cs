using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Wings and fins: flat bodies with a sharp front and rear edge.</summary>
internal static class Blade
{
    /// <summary>A wing that reaches from x = 0 to the right.</summary>
    /// <param name="span">How far.</param>
    /// <param name="root">Where it begins: its front and rear edge along z.</param>
    /// <param name="tip">Where it ends: its front and rear edge along z.</param>
    /// <param name="thickness">Its thickness at the root; the tip has half.</param>
    public static Mesh Wing(float span, (float Front, float Rear) root, (float Front, float Rear) tip, float thickness) =>
        Primitive.Slab(Section(0, root, thickness), Section(span, tip, thickness / 2));

    /// <summary>The same upright, from y = 0 upwards.</summary>
    public static Mesh Fin(float height, (float Front, float Rear) root, (float Front, float Rear) tip, float thickness) =>
        Wing(height, root, tip, thickness).Rolled(90);

    private static Vector3[] Section(float x, (float Front, float Rear) chord, float thickness)
    {
        float thickest = float.Lerp(chord.Rear, chord.Front, 0.65f);
        return [new(x, thickness / 2, thickest), new(x, 0, chord.Front), new(x, -thickness / 2, thickest), new(x, 0, chord.Rear)];
    }
}
