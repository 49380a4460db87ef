using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>Empties the half of a grid behind a plane through its middle.</summary>
internal static class HalfVolume
{
    /// <summary>Empties the cells whose middles lie behind the plane.</summary>
    /// <param name="cells">The cells, [z, y, x], changed in place.</param>
    /// <param name="resolution">The number of cells along each axis.</param>
    /// <param name="normal">Points to the half that stays.</param>
    public static void Empty(byte[] cells, int resolution, Vector3 normal)
    {
        float middle = (resolution - 1) / 2f;
        int at = 0;
        for (int z = 0; z < resolution; z++)
        {
            for (int y = 0; y < resolution; y++)
            {
                for (int x = 0; x < resolution; x++, at++)
                {
                    if (Vector3.Dot(new Vector3(x - middle, y - middle, z - middle), normal) < 0)
                    {
                        cells[at] = 0;
                    }
                }
            }
        }
    }
}
