namespace NebulaBench.Datasets.Procedural;

/// <summary>
/// A square picture that round pens draw on. A pixel's ink follows from the distance of its center to the stroke: full inside, none
/// outside, and linear over the one pixel at the edge, which is what makes the lines smooth.
/// </summary>
/// <param name="size">The height and width in pixels.</param>
public sealed class Canvas(int size)
{
    private readonly double[] ink = new double[size * size];

    /// <summary>The ink of every pixel, 0 to 1, row after row.</summary>
    public ReadOnlySpan<double> Ink => ink;

    /// <summary>Wipes the picture.</summary>
    public void Clear() => Array.Clear(ink);

    /// <summary>Draws one straight piece of a stroke.</summary>
    /// <param name="from">Where it begins, in pixels.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="thickness">The pen's width in pixels.</param>
    public void Draw(Point from, Point to, double thickness)
    {
        double reach = (thickness / 2) + 0.5;
        double alongX = to.X - from.X, alongY = to.Y - from.Y;
        double squaredLength = (alongX * alongX) + (alongY * alongY);
        int left = First(Math.Min(from.X, to.X) - reach), right = Last(Math.Max(from.X, to.X) + reach);
        int top = First(Math.Min(from.Y, to.Y) - reach), bottom = Last(Math.Max(from.Y, to.Y) + reach);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double x = column + 0.5 - from.X, y = row + 0.5 - from.Y;
                double t = squaredLength > 0 ? Math.Clamp(((x * alongX) + (y * alongY)) / squaredLength, 0, 1) : 0;
                double awayX = x - (t * alongX), awayY = y - (t * alongY);
                double squared = (awayX * awayX) + (awayY * awayY);
                if (squared < reach * reach)
                {
                    ref double pixel = ref ink[(row * size) + column];
                    pixel = Math.Max(pixel, Math.Min(1, reach - Math.Sqrt(squared)));
                }
            }
        }
    }

    private static int First(double edge) => Math.Max(0, (int)Math.Floor(edge - 0.5));

    private int Last(double edge) => Math.Min(size - 1, (int)Math.Ceiling(edge - 0.5));
}
