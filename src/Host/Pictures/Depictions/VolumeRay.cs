using System.Numerics;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Follows the camera's rays through a volume over [−1, 1]³, from cell to cell (Amanatides and Woo, 1987).</summary>
/// <param name="cells">The cells' labels, [depth, height, width]; 0 is empty.</param>
/// <param name="depth">Cells along z.</param>
/// <param name="height">Cells along y.</param>
/// <param name="width">Cells along x.</param>
internal sealed class VolumeRay(ReadOnlyMemory<int> cells, int depth, int height, int width)
{
    private static readonly Vector3 Way = -Camera.Towards;

    private readonly int[] sizes = [width, height, depth];

    /// <summary>The label and the face of the first filled cell on the ray through a point, or null.</summary>
    public (int Label, Vector3 Normal)? Meet(Vector3 through)
    {
        if (Enter(through) is not var (start, axis))
        {
            return null;
        }
        Span<int> cell = stackalloc int[3];
        Span<float> next = stackalloc float[3], step = stackalloc float[3];
        for (int along = 0; along < 3; along++)
        {
            float position = (start[along] + 1) / 2 * sizes[along];
            cell[along] = (int)Math.Clamp(MathF.Floor(position), 0, sizes[along] - 1);
            step[along] = Way[along] == 0 ? float.PositiveInfinity : 2f / (sizes[along] * MathF.Abs(Way[along]));
            float share = Way[along] > 0 ? cell[along] + 1 - position : position - cell[along];
            next[along] = step[along] * share;
        }
        while (true)
        {
            int label = cells.Span[(((cell[2] * height) + cell[1]) * width) + cell[0]];
            if (label != 0)
            {
                Vector3 normal = Vector3.Zero;
                normal[axis] = -MathF.Sign(Way[axis]);
                return (label, normal);
            }
            axis = next[0] < next[1] ? (next[0] < next[2] ? 0 : 2) : (next[1] < next[2] ? 1 : 2);
            cell[axis] += MathF.Sign(Way[axis]);
            next[axis] += step[axis];
            if (cell[axis] < 0 || cell[axis] >= sizes[axis])
            {
                return null;
            }
        }
    }

    // Where the ray enters the cube, and through which face.
    private static (Vector3 Point, int Axis)? Enter(Vector3 through)
    {
        (float first, float last, int axis) = (float.NegativeInfinity, float.PositiveInfinity, 0);
        for (int along = 0; along < 3; along++)
        {
            float one = (-1 - through[along]) / Way[along], other = (1 - through[along]) / Way[along];
            if (Math.Min(one, other) > first)
            {
                (first, axis) = (Math.Min(one, other), along);
            }
            last = Math.Min(last, Math.Max(one, other));
        }
        return first < last ? (through + (Way * first), axis) : null;
    }
}
