namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>Says for every cell which filled one is nearest, in steps along the axes.</summary>
internal static class NearestPart
{
    /// <summary>The value of the nearest filled cell for every cell; all 0 where none is filled.</summary>
    public static byte[] Spread(VoxelGrid grid)
    {
        int r = grid.Resolution, area = r * r;
        var values = (byte[])grid.Cells.Clone();
        var queue = new Queue<int>(Enumerable.Range(0, values.Length).Where(cell => values[cell] != 0));
        while (queue.TryDequeue(out int cell))
        {
            int x = cell % r, y = cell / r % r, z = cell / area;
            Reach(x > 0, cell - 1, cell);
            Reach(x < r - 1, cell + 1, cell);
            Reach(y > 0, cell - r, cell);
            Reach(y < r - 1, cell + r, cell);
            Reach(z > 0, cell - area, cell);
            Reach(z < r - 1, cell + area, cell);
        }
        return values;

        void Reach(bool exists, int cell, int from)
        {
            if (exists && values[cell] == 0)
            {
                values[cell] = values[from];
                queue.Enqueue(cell);
            }
        }
    }
}
