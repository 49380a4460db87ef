using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>A split of point clouds.</summary>
internal sealed class PointSplit(ShapeStore store, ShapeRecipe recipe, ShapeTransform use, SplitName split) : ShapeSplit(store, use, split)
{
    private readonly int[] everyPoint = [.. Enumerable.Range(0, recipe.Points)];

    /// <inheritdoc/>
    protected override (torch.Tensor Input, torch.Tensor? Target) Make(long[] indices, SeedStream? augmentation, torch.Device device)
    {
        int columns = recipe.Normals ? 6 : 3, entering = Use.Task == ShapeTask.Complete ? Use.VisiblePoints : recipe.Points;
        bool targets = Use.Task == ShapeTask.Complete || (Use.Task == ShapeTask.Autoencode && recipe.Normals);
        var inputs = new float[indices.Length * entering * columns];
        var wholes = new float[targets ? indices.Length * recipe.Points * 3 : 0];
        var parts = new long[Use.Task == ShapeTask.Segment ? indices.Length * recipe.Points : 0];
        Shape[] shapes = Store.Take(indices);
        Parallel.For(0, indices.Length, place =>
        {
            long index = indices[place];
            var cloud = (PointCloud)shapes[place];
            int[] chosen = Use.Task == ShapeTask.Complete
                ? Repeat(PartialView.Visible(cloud, FixedSeeds.Open("view", index)), entering)
                : everyPoint;
            var shown = new AugmentedPointCloud(cloud, Use, augmentation, index);
            shown.Write(chosen, columns, inputs.AsSpan(place * entering * columns));
            if (targets)
            {
                shown.Write(everyPoint, 3, wholes.AsSpan(place * recipe.Points * 3));
            }
            if (parts.Length > 0)
            {
                shown.WriteParts(everyPoint, parts.AsSpan(place * recipe.Points));
            }
        });
        return (
            Floats(inputs, [indices.Length, entering, columns], device),
            targets ? Floats(wholes, [indices.Length, recipe.Points, 3], device)
                : parts.Length > 0 ? Tensor(parts, [indices.Length, recipe.Points], torch.ScalarType.Int64, torch.ScalarType.Int64, device)
                : null);
    }

    private static torch.Tensor Floats(float[] values, long[] shape, torch.Device device) =>
        Tensor(values, shape, torch.ScalarType.Float32, torch.ScalarType.Float32, device);

    // The points of a cloud are in no order, so the first ones are a fair choice.
    private static int[] Repeat(int[] visible, int count)
    {
        var repeated = new int[count];
        for (int place = 0; place < count; place++)
        {
            repeated[place] = visible[place % visible.Length];
        }
        return repeated;
    }
}
