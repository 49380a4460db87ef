using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>
/// Fills the cells whose middle is inside of a mesh. A watertight mesh is asked how often its surface winds around a middle, so that
/// parts which overlap are inside. A mesh with holes has no inside: what most of the three axes cross an odd number of times before
/// counts as inside, and the surface's own cells are filled too. So are those of a watertight mesh that holds no middle at all.
/// </summary>
internal static class SolidVoxels
{
    /// <summary>The grid of a mesh that lies in [−1, 1]³; inner cells belong to the part of the surface they are nearest to, in steps.</summary>
    public static VoxelGrid For(Mesh mesh, int resolution)
    {
        VoxelGrid surface = SurfaceVoxels.For(mesh, resolution);
        bool[]? wound = Watertight.Is(mesh) ? Columns.Inside(mesh, resolution, 2, odd: false) : null;
        // Sheets whose both sides are meshed pass as watertight, but have no inside either.
        bool watertight = wound is not null && wound.Contains(true);
        bool[] inside = watertight ? wound! : Majority(mesh, resolution);
        byte[] values = mesh.Parts is null ? surface.Cells : NearestPart.Spread(surface);
        var cells = new byte[surface.Cells.Length];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            if (inside[cell])
            {
                cells[cell] = Math.Max((byte)1, values[cell]);
            }
            else if (!watertight)
            {
                cells[cell] = surface.Cells[cell];
            }
        }
        return new VoxelGrid(resolution, cells);
    }

    private static bool[] Majority(Mesh mesh, int resolution)
    {
        bool[] x = Columns.Inside(mesh, resolution, 0, odd: true);
        bool[] y = Columns.Inside(mesh, resolution, 1, odd: true);
        bool[] z = Columns.Inside(mesh, resolution, 2, odd: true);
        for (int cell = 0; cell < x.Length; cell++)
        {
            x[cell] = (x[cell] && y[cell]) || (y[cell] && z[cell]) || (z[cell] && x[cell]);
        }
        return x;
    }
}

/// <summary>
/// Which cells' middles are inside, looked at along one axis: a line through the middles of a column crosses the surface, and every
/// crossing changes what the middles behind it are. Two triangles with a common edge decide by the very same arithmetic on which side
/// of it the line passes, so that exactly one of them is crossed.
/// </summary>
internal static class Columns
{
    /// <summary>Decides for every cell.</summary>
    /// <param name="mesh">A mesh that lies in [−1, 1]³.</param>
    /// <param name="resolution">The number of cells along each axis.</param>
    /// <param name="deep">The axis: 0, 1, 2 for x, y, z.</param>
    /// <param name="odd">Whether an odd number of crossings is inside, in whatever direction, instead of one more inwards than outwards.</param>
    public static bool[] Inside(Mesh mesh, int resolution, int deep, bool odd)
    {
        int[] strides = [1, resolution, resolution * resolution];
        int right = (deep + 1) % 3, up = (deep + 2) % 3;
        var crossings = new int[resolution * resolution * resolution];
        foreach (Triangle corners in mesh.Triangles)
        {
            var triangle = new CellTriangle(mesh, corners, resolution);
            (int firstRight, int lastRight) = Middles(triangle, right, resolution);
            (int firstUp, int lastUp) = Middles(triangle, up, resolution);
            for (int u = firstUp; u <= lastUp; u++)
            {
                for (int r = firstRight; r <= lastRight; r++)
                {
                    int times = Crossings(triangle, right, up, r + 0.5, u + 0.5);
                    int behind = times == 0 ? resolution : FirstBehind(triangle, deep, right, up, r + 0.5, u + 0.5);
                    if (behind < resolution)
                    {
                        crossings[(r * strides[right]) + (u * strides[up]) + (behind * strides[deep])] += times;
                    }
                }
            }
        }
        return Summed(crossings, resolution, strides[right], strides[up], strides[deep], odd);
    }

    private static bool[] Summed(int[] crossings, int resolution, int right, int up, int deep, bool odd)
    {
        var inside = new bool[crossings.Length];
        for (int column = 0; column < resolution * resolution; column++)
        {
            int at = (column % resolution * right) + (column / resolution * up), sum = 0;
            for (int step = 0; step < resolution; step++, at += deep)
            {
                sum += crossings[at];
                inside[at] = odd ? (sum & 1) != 0 : sum != 0;
            }
        }
        return inside;
    }

    /// <summary>1 or −1 by its direction where the line through a middle crosses the triangle, else 0.</summary>
    private static int Crossings(in CellTriangle triangle, int right, int up, double r, double u) =>
        Edge(triangle.A, triangle.B, right, up, r, u)
        + Edge(triangle.B, triangle.C, right, up, r, u)
        + Edge(triangle.C, triangle.A, right, up, r, u);

    // 1 or −1 where the ray from (r, u) to the right crosses the edge. Computed from the lower end, whichever triangle asks.
    private static int Edge(Cells from, Cells to, int right, int up, double r, double u)
    {
        if ((from.Along(up) <= u) == (to.Along(up) <= u))
        {
            return 0;
        }
        bool rises = from.Along(up) <= u;
        (Cells low, Cells high) = rises ? (from, to) : (to, from);
        double side = ((high.Along(right) - low.Along(right)) * (u - low.Along(up)))
            - ((r - low.Along(right)) * (high.Along(up) - low.Along(up)));
        return side <= 0 ? 0 : rises ? 1 : -1;
    }

    private static int FirstBehind(in CellTriangle triangle, int deep, int right, int up, double r, double u)
    {
        Cells n = triangle.Normal;
        double a = triangle.A.Along(deep), b = triangle.B.Along(deep), c = triangle.C.Along(deep);
        double depth = a - (((n.Along(right) * (r - triangle.A.Along(right))) + (n.Along(up) * (u - triangle.A.Along(up)))) / n.Along(deep));
        // A triangle seen edge-on has no depth of its own here, and a nearly edge-on one no accurate one.
        depth = double.IsNaN(depth) ? a : Math.Clamp(depth, Math.Min(a, Math.Min(b, c)), Math.Max(a, Math.Max(b, c)));
        return (int)Math.Clamp(Math.Ceiling(depth - 0.5), 0, int.MaxValue);
    }

    private static (int First, int Last) Middles(in CellTriangle triangle, int axis, int resolution)
    {
        double a = triangle.A.Along(axis), b = triangle.B.Along(axis), c = triangle.C.Along(axis);
        double first = Math.Floor(Math.Min(a, Math.Min(b, c)) - 0.5), last = Math.Ceiling(Math.Max(a, Math.Max(b, c)) - 0.5);
        return ((int)Math.Clamp(first, 0, resolution), (int)Math.Clamp(last, -1, resolution - 1));
    }
}

/// <summary>Tells meshes that have an inside.</summary>
internal static class Watertight
{
    /// <summary>Whether every edge is passed as often one way as the other. Corners at the same place are the same corner.</summary>
    public static bool Is(Mesh mesh)
    {
        var places = new Dictionary<Vector3, int>();
        int[] corners = [.. mesh.Vertices.Select(vertex =>
        {
            Vector3 key = vertex + Vector3.Zero; // −0 and 0 are the same place
            places.TryAdd(key, places.Count);
            return places[key];
        })];
        var balance = new Dictionary<(int, int), int>();
        foreach (Triangle triangle in mesh.Triangles)
        {
            Pass(corners[triangle.A], corners[triangle.B]);
            Pass(corners[triangle.B], corners[triangle.C]);
            Pass(corners[triangle.C], corners[triangle.A]);
        }
        return balance.Values.All(passes => passes == 0);

        void Pass(int from, int to)
        {
            (int, int) edge = from < to ? (from, to) : (to, from);
            balance[edge] = balance.GetValueOrDefault(edge) + Math.Sign(to - from);
        }
    }
}

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
