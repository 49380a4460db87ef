using System.Numerics;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>A split of grids.</summary>
internal sealed class VoxelSplit(ShapeStore store, ShapeRecipe recipe, ShapeTransform use, SplitName split) : ShapeSplit(store, use, split)
{
    /// <inheritdoc/>
    protected override (torch.Tensor Input, torch.Tensor? Target) Make(long[] indices, SeedStream? augmentation, torch.Device device)
    {
        int resolution = recipe.Resolution, size = resolution * resolution * resolution;
        bool targets = Use.Task is ShapeTask.Complete or ShapeTask.Segment;
        var inputs = new byte[indices.Length * size];
        var wholes = new byte[targets ? inputs.Length : 0];
        Shape[] shapes = Store.Take(indices);
        Parallel.For(0, indices.Length, place =>
        {
            long index = indices[place];
            int turns = Use.Rotate && augmentation is { } seeds ? seeds.Open("cells", index).NextInt(4) : 0;
            byte[] cells = ((VoxelGrid)shapes[place]).Cells;
            byte[] entering = Array.ConvertAll(cells, cell => Math.Min(cell, (byte)1));
            if (targets)
            {
                byte[] whole = Use.Task == ShapeTask.Segment ? cells : entering;
                QuarterTurns.Write(whole, resolution, turns, wholes.AsSpan(place * size));
            }
            if (Use.Task == ShapeTask.Complete)
            {
                HalfVolume.Empty(entering, resolution, PartialView.Direction(FixedSeeds.Open("plane", index)));
            }
            QuarterTurns.Write(entering, resolution, turns, inputs.AsSpan(place * size));
        });
        long[] volume = [indices.Length, resolution, resolution, resolution], channel = [indices.Length, 1, resolution, resolution, resolution];
        return (
            Tensor(inputs, channel, torch.ScalarType.Byte, torch.ScalarType.Float32, device),
            Use.Task switch
            {
                ShapeTask.Complete => Tensor(wholes, channel, torch.ScalarType.Byte, torch.ScalarType.Float32, device),
                ShapeTask.Segment => Tensor(wholes, volume, torch.ScalarType.Byte, torch.ScalarType.Int64, device),
                _ => null,
            });
    }
}

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
