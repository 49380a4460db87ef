using System.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>
/// What one look at a cloud shows: seen from far away through a grid of squares, the nearest point of each square and those hardly
/// behind it. The squares are wide enough that a closed surface leaves few of them to what lies behind.
/// </summary>
internal static class PartialView
{
    // In extents of the cloud over the square root of its points: a sphere then has about four points a square.
    private const float Width = 5;

    /// <summary>The indices of the points that are seen from a random direction, at least one.</summary>
    public static int[] Visible(PointCloud cloud, RandomStream random) => Visible(cloud, Direction(random));

    /// <summary>The indices of the points that are seen from a direction.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="towards">Points from the cloud to the viewer, of length 1.</param>
    public static int[] Visible(PointCloud cloud, Vector3 towards)
    {
        Vector3 helper = Math.Abs(towards.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX;
        var right = Vector3.Normalize(Vector3.Cross(helper, towards));
        var up = Vector3.Cross(towards, right);
        Vector3[] points = [.. Enumerable.Range(0, cloud.Count).Select(point => new Vector3(cloud.Coordinates.AsSpan(point * 3, 3)))];
        Vector3 middle = points.Aggregate(Vector3.Zero, (sum, point) => sum + point) / points.Length;
        float square = points.Max(point => (point - middle).Length()) * Width / MathF.Sqrt(points.Length);
        if (square == 0)
        {
            return [0];
        }
        var nearest = new Dictionary<(int, int), float>();
        foreach (Vector3 point in points)
        {
            float depth = Vector3.Dot(point, towards);
            nearest[Square(point)] = Math.Max(depth, nearest.GetValueOrDefault(Square(point), float.NegativeInfinity));
        }
        return
        [
            .. Enumerable.Range(0, points.Length)
                .Where(index => Vector3.Dot(points[index], towards) >= nearest[Square(points[index])] - square),
        ];

        (int, int) Square(Vector3 point) =>
            ((int)MathF.Floor(Vector3.Dot(point - middle, right) / square), (int)MathF.Floor(Vector3.Dot(point - middle, up) / square));
    }

    /// <summary>A direction, every one as likely as any other.</summary>
    public static Vector3 Direction(RandomStream random)
    {
        float height = (float)random.NextDouble(-1, 1), flat = MathF.Sqrt(1 - (height * height));
        (double sine, double cosine) = Math.SinCos(random.NextDouble(0, 2 * Math.PI));
        return new Vector3((float)(flat * cosine), height, (float)(flat * sine));
    }
}
