using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

/// <summary>
/// Draws digits on all cores. Every picture has its own random stream, so the number of threads changes nothing, and a smaller set is
/// the beginning of a larger one.
/// </summary>
/// <param name="options">What to draw.</param>
public sealed class DigitGenerator(StrokeDigitsOptions options)
{
    private const int Classes = 10;

    /// <summary>Draws a set.</summary>
    /// <param name="name">What tells it from other sets of the same seed.</param>
    /// <param name="count">The number of pictures; in each ten, every digit appears once.</param>
    /// <param name="threads">How many threads draw at most; −1 for one per core.</param>
    public DigitSet Print(string name, int count, int threads = -1)
    {
        var seeds = new SeedStream(new SeedStream(options.Seed).Derive(name));
        int area = options.Size * options.Size;
        var pixels = new byte[(long)count * area];
        var labels = new long[count];
        var factors = new double[count, DigitFactors.Names.Count];
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Canvas(options.Size),
            (index, _, canvas) =>
            {
                RandomStream random = seeds.Open("picture", index);
                DigitFactors picture = DigitFactors.Draw(Digit(seeds, index), options, random);
                Draw(picture, canvas, random);
                Develop(canvas, pixels.AsSpan(index * area, area), random);
                labels[index] = picture.Class;
                double[] values = picture.ToArray();
                for (int factor = 0; factor < values.Length; factor++)
                {
                    factors[index, factor] = values[factor];
                }
                return canvas;
            },
            _ => { });
        return new DigitSet(pixels, labels, factors);
    }

    private static int Digit(SeedStream seeds, int index)
    {
        Span<int> ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        seeds.Open("classes", index / Classes).Shuffle(ten);
        return ten[index % Classes];
    }

    private void Draw(DigitFactors picture, Canvas canvas, RandomStream random)
    {
        var field = new ElasticField(options.Elastic / Pose.PixelsPerUnit(28), random);
        var pose = new Pose(picture, options.Size);
        double thickness = picture.Thickness * options.Size / 28;
        canvas.Clear();
        foreach (Point[] stroke in Glyphs.All[picture.Class][picture.Variant])
        {
            Point from = pose.Apply(field.Move(stroke[0]));
            foreach (Point next in stroke.AsSpan(1))
            {
                Point to = pose.Apply(field.Move(next));
                canvas.Draw(from, to, thickness);
                from = to;
            }
        }
    }

    private void Develop(Canvas canvas, Span<byte> picture, RandomStream random)
    {
        for (int pixel = 0; pixel < picture.Length; pixel++)
        {
            double value = canvas.Ink[pixel] + (options.Noise * random.NextNormal());
            picture[pixel] = (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
        }
    }
}
