using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

/// <summary>Draws digits on all cores. Every picture has its own random stream, so the number of threads changes nothing.</summary>
/// <param name="options">What to draw.</param>
public sealed class DigitGenerator(StrokeDigitsOptions options)
{
    /// <summary>Draws a set; in each ten pictures, every digit appears once.</summary>
    /// <param name="name">What tells it from other sets of the same seed.</param>
    /// <param name="count">The number of pictures.</param>
    /// <param name="threads">How many threads draw at most; −1 for one per core.</param>
    public GeneratedImages Generate(string name, int count, int threads = -1)
    {
        var seeds = new SeedStream(new SeedStream(options.Seed).Derive(name));
        int area = options.Size * options.Size;
        var set = GeneratedImages.Empty(count, area, 0, DigitFactors.Names.Count);
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Canvas(options.Size),
            (index, _, canvas) =>
            {
                RandomStream random = seeds.Open("picture", index);
                DigitFactors picture = DigitFactors.Draw(GeneratedImages.ClassOf(seeds, index, Glyphs.All.Count), options, random);
                Draw(picture, canvas, random);
                AddNoise(canvas, set.Pixels.AsSpan(index * area, area), random);
                set.Describe(index, picture.ToArray());
                return canvas;
            },
            _ => { });
        return set;
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

    private void AddNoise(Canvas canvas, Span<byte> picture, RandomStream random)
    {
        for (int pixel = 0; pixel < picture.Length; pixel++)
        {
            double value = canvas.Ink[pixel] + (options.Noise * random.NextNormal());
            picture[pixel] = (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
        }
    }
}

/// <summary>What a digit's picture is made from, except the distortion and the noise.</summary>
public sealed record DigitFactors
{
    /// <summary>The factors' names, in the order of <see cref="ToArray"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["class", "variant", "rotation", "shear", "scale", "aspect", "thickness", "translation-x", "translation-y"];

    /// <summary>The digit, 0 to 9.</summary>
    public required int Class { get; init; }

    /// <summary>Which way of writing it.</summary>
    public required int Variant { get; init; }

    /// <summary>The turn in degrees, clockwise.</summary>
    public required double Rotation { get; init; }

    /// <summary>The slant: sideways shift per unit of height.</summary>
    public required double Shear { get; init; }

    /// <summary>The size against the usual.</summary>
    public required double Scale { get; init; }

    /// <summary>The width against the usual, at the same height.</summary>
    public required double Aspect { get; init; }

    /// <summary>The pen's width in pixels of a 28-pixel image.</summary>
    public required double Thickness { get; init; }

    /// <summary>The shift to the right in pixels of a 28-pixel image.</summary>
    public required double TranslationX { get; init; }

    /// <summary>The shift downwards in pixels of a 28-pixel image.</summary>
    public required double TranslationY { get; init; }

    /// <summary>Draws the factors of one picture.</summary>
    /// <param name="digit">The digit, 0 to 9.</param>
    /// <param name="options">The factors' ranges.</param>
    /// <param name="random">Where to draw from.</param>
    public static DigitFactors Draw(int digit, StrokeDigitsOptions options, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        return new DigitFactors
        {
            Class = digit,
            Variant = random.NextInt(Glyphs.All[digit].Count),
            Rotation = Around(options.Rotation, random),
            Shear = Around(options.Shear, random),
            Scale = Ratio(options.Scale, random),
            Aspect = Ratio(options.Aspect, random),
            Thickness = random.NextDouble(options.ThinnestPen, options.ThickestPen),
            TranslationX = Around(options.Translation, random),
            TranslationY = Around(options.Translation, random),
        };
    }

    /// <summary>The factors as numbers, in the order of <see cref="Names"/>.</summary>
    public double[] ToArray() => [Class, Variant, Rotation, Shear, Scale, Aspect, Thickness, TranslationX, TranslationY];

    private static double Around(double largest, RandomStream random) => random.NextDouble(-largest, largest);

    private static double Ratio(double largestChange, RandomStream random) =>
        Math.Pow(1 + largestChange, random.NextDouble(-1, 1));
}

/// <summary>Takes a point of a glyph to its place in the picture: scaled, slanted, turned, shifted.</summary>
public sealed class Pose
{
    // A digit is two units high and takes 20 of 28 pixels.
    private const double HalfHeight = 10.0 / 28;

    private readonly double xx, xy, yx, yy, centerX, centerY;

    /// <summary>The pose that the factors describe.</summary>
    /// <param name="factors">The factors of the picture.</param>
    /// <param name="size">The picture's height and width in pixels.</param>
    public Pose(DigitFactors factors, int size)
    {
        ArgumentNullException.ThrowIfNull(factors);
        double height = HalfHeight * size * factors.Scale;
        double width = height * factors.Aspect;
        double slant = -factors.Shear * height;
        (double sine, double cosine) = Math.SinCos(factors.Rotation * Math.PI / 180);
        xx = cosine * width;
        xy = (cosine * slant) - (sine * height);
        yx = sine * width;
        yy = (sine * slant) + (cosine * height);
        centerX = size * (0.5 + (factors.TranslationX / 28));
        centerY = size * (0.5 + (factors.TranslationY / 28));
    }

    /// <summary>How many pixels a glyph unit of this size takes.</summary>
    public static double PixelsPerUnit(int size) => HalfHeight * size;

    /// <summary>The point's place in pixels, from the picture's upper left corner.</summary>
    /// <param name="point">A point in glyph units.</param>
    public Point Apply(Point point) =>
        new(centerX + (xx * point.X) + (xy * point.Y), centerY + (yx * point.X) + (yy * point.Y));
}

/// <summary>
/// A smooth random displacement of the plane: a few plane waves of random direction, length and phase, so that neighboring points
/// move together and a stroke bends without breaking.
/// </summary>
public sealed class ElasticField
{
    private const int Waves = 6;
    private const double LongestWave = 0.25;
    private const double ShortestWave = 0.75;

    private readonly (double FrequencyX, double FrequencyY, double Phase, double MoveX, double MoveY)[] waves;

    /// <summary>Draws a field.</summary>
    /// <param name="strength">The root mean square of the displacement along each axis, in glyph units.</param>
    /// <param name="random">Where to draw from.</param>
    public ElasticField(double strength, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        waves = new (double, double, double, double, double)[Waves];
        // A wave's mean square is half its squared amplitude.
        double amplitude = strength * Math.Sqrt(2.0 / Waves);
        for (int wave = 0; wave < Waves; wave++)
        {
            double angle = random.NextDouble(0, 2 * Math.PI);
            double frequency = 2 * Math.PI * random.NextDouble(LongestWave, ShortestWave);
            double phase = random.NextDouble(0, 2 * Math.PI);
            (double sine, double cosine) = Math.SinCos(angle);
            waves[wave] = (frequency * cosine, frequency * sine, phase,
                amplitude * random.NextNormal(), amplitude * random.NextNormal());
        }
    }

    /// <summary>Where a point goes.</summary>
    /// <param name="point">A point in glyph units.</param>
    public Point Move(Point point)
    {
        double x = point.X, y = point.Y;
        foreach ((double frequencyX, double frequencyY, double phase, double moveX, double moveY) in waves)
        {
            double height = Math.Sin((frequencyX * point.X) + (frequencyY * point.Y) + phase);
            x += moveX * height;
            y += moveY * height;
        }
        return new Point(x, y);
    }
}
