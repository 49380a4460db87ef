namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>Turns a grid about its upright axis by right angles, which maps cells to cells.</summary>
internal static class QuarterTurns
{
    /// <summary>Writes the turned grid.</summary>
    /// <param name="cells">The cells, [z, y, x].</param>
    /// <param name="resolution">The number of cells along each axis.</param>
    /// <param name="turns">How many quarter turns: one takes +z to +x.</param>
    /// <param name="turned">Receives the cells, [z, y, x].</param>
    public static void Write(byte[] cells, int resolution, int turns, Span<byte> turned)
    {
        if (turns % 4 == 0)
        {
            cells.CopyTo(turned);
            return;
        }
        int end = resolution - 1, from = 0;
        for (int z = 0; z < resolution; z++)
        {
            for (int y = 0; y < resolution; y++)
            {
                for (int x = 0; x < resolution; x++)
                {
                    (int toX, int toZ) = (turns % 4) switch { 1 => (z, end - x), 2 => (end - x, end - z), _ => (end - z, x) };
                    turned[(((toZ * resolution) + y) * resolution) + toX] = cells[from++];
                }
            }
        }
    }
}
