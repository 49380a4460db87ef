namespace PenStrokes;

/// <summary>One drawing.</summary>
/// <param name="Class">What it shows.</param>
/// <param name="Strokes">The points that the pen went through, stroke by stroke, from 0 to 1 to the right and down.</param>
public sealed record Drawing(string Class, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes)
{
    /// <summary>Inks the drawing: 1 on the line, falling to 0 at the pen's half width.</summary>
    /// <returns>Row after row, size × size.</returns>
    public float[] Ink(int size, double pen)
    {
        var pixels = new float[size * size];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            double x = (pixel % size + 0.5) / size, y = (pixel / size + 0.5) / size;
            double distance = Strokes.SelectMany(stroke => stroke.Zip(stroke.Skip(1))).Min(line => Distance(x, y, line.First, line.Second));
            pixels[pixel] = (float)Math.Max(0, 1 - (distance / (pen / 2 + 0.5 / size)));
        }
        return pixels;
    }

    private static double Distance(double x, double y, (double X, double Y) from, (double X, double Y) to)
    {
        double width = to.X - from.X, height = to.Y - from.Y, square = width * width + height * height;
        double along = square == 0 ? 0 : Math.Clamp(((x - from.X) * width + (y - from.Y) * height) / square, 0, 1);
        return Math.Sqrt(Math.Pow(x - from.X - along * width, 2) + Math.Pow(y - from.Y - along * height, 2));
    }
}
