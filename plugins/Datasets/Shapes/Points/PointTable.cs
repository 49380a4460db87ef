using System.Numerics;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>Makes clouds of tables of points: columns x, y, z, perhaps a normal, perhaps a part.</summary>
internal static class PointTable
{
    /// <summary>Makes a cloud of as many points as the recipe asks for.</summary>
    /// <param name="table">[points, 3, 4, 6 or 7].</param>
    /// <param name="recipe">How many points, whether with normals, where.</param>
    /// <param name="parts">The number of parts that points may belong to; 0 where they are not asked for.</param>
    /// <param name="up">The axis that points upwards.</param>
    /// <param name="random">Puts the points into a random order; null takes them as they come.</param>
    /// <param name="where">What an error calls the table.</param>
    public static PointCloud Cloud(NumberArray table, ShapeRecipe recipe, int parts, UpAxis up, RandomStream? random, string where)
    {
        if (table.Shape.Length != 2 || table.Shape[0] == 0 || table.Shape[1] is not (3 or 4 or 6 or 7))
        {
            throw new NebulaException(
                "NB3120",
                table.Values.Length == 0 ? "it has no points." : $"its points have the shape {string.Join('×', table.Shape)}.",
                where,
                "Write a line a point with 3 columns (x y z), 4 (and a part), 6 (and a normal) or 7 (and both).");
        }
        int points = table.Shape[0], columns = table.Shape[1];
        Require(columns >= 6 || !recipe.Normals, where, "NB3120", "it has no normals.", "Give it 6 columns, or set normals: false.");
        Require(columns is 4 or 7 || parts == 0, where, "NB3121", "it has no part labels.", "Give it a last column of whole numbers.");
        int[] order = [.. Enumerable.Range(0, points)];
        random?.Shuffle<int>(order);
        Frame frame = Frame.From(order.Select(point => Vector(point, 0)), recipe.Normalize);
        var cloud = new PointCloud(
            new float[recipe.Points * 3], recipe.Normals ? new float[recipe.Points * 3] : null, parts > 0 ? new byte[recipe.Points] : null);
        for (int place = 0; place < recipe.Points; place++)
        {
            int point = order[place % points];
            frame.Place(Vector(point, 0)).CopyTo(cloud.Coordinates, place * 3);
            if (cloud.Normals is not null)
            {
                Vector(point, 3).CopyTo(cloud.Normals, place * 3);
            }
            if (cloud.Parts is not null)
            {
                cloud.Parts[place] = Part(table.Values[(point * columns) + columns - 1], parts, point, where);
            }
        }
        return cloud;

        Vector3 Vector(int point, int column)
        {
            var vector = new Vector3(table.Values.AsSpan((point * columns) + column, 3));
            Require(
                float.IsFinite(vector.X) && float.IsFinite(vector.Y) && float.IsFinite(vector.Z),
                where, "NB3115", $"point {point} is not finite.", "Take the point out.");
            return up == UpAxis.Z ? MeshPlacing.FromZUp(vector) : vector;
        }
    }

    private static byte Part(float value, int parts, int point, string where)
    {
        bool isPart = value >= 0 && value < parts && value == MathF.Floor(value);
        Require(
            isPart, where, "NB3121",
            FormattableString.Invariant($"point {point} has the part label {value}, which is no whole number from 0 to {parts - 1}."),
            "Mend the label, or raise parts.");
        return (byte)value;
    }

    private static void Require(bool condition, string where, string code, string what, string remedy)
    {
        if (!condition)
        {
            throw new NebulaException(code, what, where, remedy);
        }
    }
}
