using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Errors;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>A sample whose mesh is made when it is needed.</summary>
/// <param name="where">What an error calls it.</param>
/// <param name="label">Its class.</param>
/// <param name="key">A number of its own among all samples: it decides which points are drawn.</param>
/// <param name="mesh">Makes the mesh; the same one every time.</param>
internal sealed class MeshModel(string where, long label, long key, Func<Mesh> mesh) : ShapeModel(where, label)
{
    /// <inheritdoc/>
    public override PreparedShape Prepare(ShapeRecipe recipe)
    {
        Mesh made = mesh().Checked(Where);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(made.Vertices.Length));
        hash.AppendData(MemoryMarshal.AsBytes<System.Numerics.Vector3>(made.Vertices));
        hash.AppendData(MemoryMarshal.AsBytes<Triangle>(made.Triangles));
        hash.AppendData(made.Parts ?? []);
        return new PreparedShape(MeshShape.Make(made, recipe, key, Where), hash.GetHashAndReset());
    }
}

/// <summary>Makes points or cells of a mesh.</summary>
internal static class MeshShape
{
    /// <summary>To be raised whenever the same mesh and recipe give something else than before: cached results are then made anew.</summary>
    public const int Version = 1;

    /// <summary>Makes what the recipe asks for.</summary>
    /// <param name="mesh">A mesh that was checked.</param>
    /// <param name="recipe">What to make.</param>
    /// <param name="key">A number of the mesh's own that decides, with the recipe's seed, which points are drawn.</param>
    /// <param name="where">What an error calls the mesh.</param>
    /// <exception cref="NebulaException">NB3125: no cell is filled.</exception>
    public static Shape Make(Mesh mesh, ShapeRecipe recipe, long key, string where)
    {
        Mesh placed = mesh.Placed(recipe.Normalize);
        if (recipe.Representation == Representation.Points)
        {
            return SurfaceSampler.Sample(placed, recipe.Points, recipe.Normals, new SeedStream(recipe.Seed).Open("surface-points", key));
        }
        VoxelGrid grid = recipe.Fill == VoxelFill.Surface
            ? SurfaceVoxels.For(placed, recipe.Resolution)
            : SolidVoxels.For(placed, recipe.Resolution);
        return grid.Cells.AsSpan().ContainsAnyExcept((byte)0)
            ? grid
            : throw new NebulaException(
                "NB3125",
                "no cell is filled: the mesh lies outside of [-1, 1]³.",
                where,
                "Set normalize to sphere or cube.");
    }
}
