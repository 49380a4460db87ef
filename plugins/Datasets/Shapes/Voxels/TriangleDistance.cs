namespace NebulaBench.Datasets.Shapes.Voxels;

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
