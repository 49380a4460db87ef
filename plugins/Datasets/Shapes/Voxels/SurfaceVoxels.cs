using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>
/// Fills every cell that a triangle touches. A face that lies exactly between two layers of cells touches both. Triangles without an
/// area, and what lies outside of the volume, are left out.
/// </summary>
internal static class SurfaceVoxels
{
    /// <summary>The grid of a mesh that lies in [−1, 1]³; a cell that several parts touch belongs to the one nearest to its middle.</summary>
    public static VoxelGrid For(Mesh mesh, int resolution)
    {
        var grid = new VoxelGrid(resolution, new byte[resolution * resolution * resolution]);
        double[]? nearest = mesh.Parts is null ? null : new double[grid.Cells.Length];
        nearest.AsSpan().Fill(double.PositiveInfinity);
        for (int index = 0; index < mesh.Triangles.Length; index++)
        {
            var triangle = new CellTriangle(mesh, mesh.Triangles[index], resolution);
            if (triangle.Normal.Sum > 0)
            {
                byte value = (byte)(1 + (mesh.Parts?[index] ?? 0));
                FillCells(triangle, grid, value, nearest);
            }
        }
        return grid;
    }

    // Looks from the axis along which the triangle is flattest: in each column of cells only those near its plane are tested.
    private static void FillCells(in CellTriangle triangle, VoxelGrid grid, byte value, double[]? nearest)
    {
        Cells n = triangle.Normal;
        int deep = Math.Abs(n.X) >= Math.Abs(n.Y) && Math.Abs(n.X) >= Math.Abs(n.Z) ? 0 : Math.Abs(n.Y) >= Math.Abs(n.Z) ? 1 : 2;
        int right = (deep + 1) % 3, up = (deep + 2) % 3;
        (int firstDeep, int lastDeep) = Range(triangle, deep, grid.Resolution);
        (int firstRight, int lastRight) = Range(triangle, right, grid.Resolution);
        (int firstUp, int lastUp) = Range(triangle, up, grid.Resolution);
        double slopeRight = n.Along(right) / n.Along(deep), slopeUp = n.Along(up) / n.Along(deep);
        double reach = ((Math.Abs(slopeRight) + Math.Abs(slopeUp)) / 2) + 1e-6;
        Span<int> cell = stackalloc int[3];
        for (cell[right] = firstRight; cell[right] <= lastRight; cell[right]++)
        {
            for (cell[up] = firstUp; cell[up] <= lastUp; cell[up]++)
            {
                double middle = triangle.A.Along(deep) - (slopeRight * (cell[right] + 0.5 - triangle.A.Along(right)))
                    - (slopeUp * (cell[up] + 0.5 - triangle.A.Along(up)));
                int last = (int)Math.Min(lastDeep, Math.Floor(middle + reach));
                for (cell[deep] = (int)Math.Max(firstDeep, Math.Ceiling(middle - reach) - 1); cell[deep] <= last; cell[deep]++)
                {
                    if (triangle.Touches(cell[0], cell[1], cell[2]))
                    {
                        int at = (((cell[2] * grid.Resolution) + cell[1]) * grid.Resolution) + cell[0];
                        Set(triangle, grid, value, nearest, at, cell);
                    }
                }
            }
        }
    }

    private static void Set(in CellTriangle triangle, VoxelGrid grid, byte value, double[]? nearest, int at, Span<int> cell)
    {
        if (nearest is null)
        {
            grid.Cells[at] = value;
            return;
        }
        double distance = TriangleDistance.Squared(triangle, new Cells(cell[0] + 0.5, cell[1] + 0.5, cell[2] + 0.5));
        if (distance < nearest[at])
        {
            (nearest[at], grid.Cells[at]) = (distance, value);
        }
    }

    // Cells are closed: one that ends where the triangle begins is among them.
    private static (int First, int Last) Range(in CellTriangle triangle, int axis, int resolution)
    {
        double a = triangle.A.Along(axis), b = triangle.B.Along(axis), c = triangle.C.Along(axis);
        double first = Math.Ceiling(Math.Min(a, Math.Min(b, c))) - 1, last = Math.Floor(Math.Max(a, Math.Max(b, c)));
        return ((int)Math.Clamp(first, 0, resolution), (int)Math.Clamp(last, -1, resolution - 1));
    }
}

/// <summary>How far a place is from a triangle.</summary>
internal static class TriangleDistance
{
    /// <summary>The squared distance: to the plane where the place is over the triangle, else to the nearest edge.</summary>
    public static double Squared(in CellTriangle triangle, Cells place)
    {
        Cells n = triangle.Normal;
        double toA = Cells.Dot(Cells.Cross(triangle.B - triangle.A, place - triangle.A), n);
        double toB = Cells.Dot(Cells.Cross(triangle.C - triangle.B, place - triangle.B), n);
        double toC = Cells.Dot(Cells.Cross(triangle.A - triangle.C, place - triangle.C), n);
        if (toA >= 0 && toB >= 0 && toC >= 0)
        {
            double plane = Cells.Dot(n, place - triangle.A);
            return plane * plane / Cells.Dot(n, n);
        }
        return Math.Min(
            ToEdge(triangle.A, triangle.B, place),
            Math.Min(ToEdge(triangle.B, triangle.C, place), ToEdge(triangle.C, triangle.A, place)));
    }

    private static double ToEdge(Cells from, Cells to, Cells place)
    {
        Cells edge = to - from, offset = place - from;
        double along = Math.Clamp(Cells.Dot(offset, edge) / Math.Max(Cells.Dot(edge, edge), double.Epsilon), 0, 1);
        Cells gap = offset - (edge * along);
        return Cells.Dot(gap, gap);
    }
}
