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
