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
        Parallel.For(0, indices.Length, place =>
        {
            long index = indices[place];
            int turns = Use.Rotate && augmentation is { } seeds ? seeds.Open("cells", index).NextInt(4) : 0;
            byte[] cells = ((VoxelGrid)Store.Shapes[index]).Cells;
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
