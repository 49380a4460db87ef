using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

/// <summary>Renders solids on all cores. Every picture has its own random stream, so the number of threads changes nothing.</summary>
/// <param name="options">What to render.</param>
public sealed class SolidGenerator(ShadedSolidsOptions options)
{
    private const int Colors = 3;

    // Each pixel is the mean of 2×2 rays: edges are smooth.
    private static readonly double[] Rays = [0.25, 0.75];

    /// <summary>Renders a set; in each ten pictures, every solid appears once.</summary>
    /// <param name="name">What tells it from other sets of the same seed.</param>
    /// <param name="count">The number of pictures.</param>
    /// <param name="threads">How many threads render at most; −1 for one per core.</param>
    public GeneratedImages Generate(string name, int count, int threads = -1)
    {
        var seeds = new SeedStream(new SeedStream(options.Seed).Derive(name));
        int area = options.Size * options.Size, size = area * Colors;
        int targetSize = options.Task switch { SolidTask.Autoencode => 0, SolidTask.Clean => size, _ => area };
        var set = GeneratedImages.Empty(count, size, targetSize, SolidFactors.Names.Count);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            RandomStream random = seeds.Open("picture", index);
            SolidFactors scene = SolidFactors.Draw(GeneratedImages.ClassOf(seeds, index, Solid.All.Count), options, random);
            set.Describe(index, scene.ToArray());
            Render(scene, random, set.Pixels.AsSpan(index * size, size), set.Targets.AsSpan(index * targetSize, targetSize));
        });
        return set;
    }

    private void Render(SolidFactors scene, RandomStream random, Span<byte> picture, Span<byte> target)
    {
        var view = new SolidView(scene);
        var backdrop = new Backdrop(options.Clutter, random);
        int size = options.Size, area = size * size;
        for (int pixel = 0; pixel < area; pixel++)
        {
            Color whole = default, clean = default;
            int hits = 0;
            foreach (double down in Rays)
            {
                foreach (double across in Rays)
                {
                    double x = (2 * ((pixel % size) + across) / size) - 1, y = 1 - (2 * ((pixel / size) + down) / size);
                    bool hit = view.At(x, y, out Color seen);
                    hits += hit ? 1 : 0;
                    clean += seen;
                    whole += hit ? seen : backdrop.At(x, y);
                }
            }
            double share = 1.0 / (Rays.Length * Rays.Length);
            Write(whole * share, options.Noise, random, picture, pixel, area);
            if (options.Task == SolidTask.Clean)
            {
                Write(clean * share, 0, random, target, pixel, area);
            }
            else if (options.Task == SolidTask.Segment)
            {
                // A pixel that is half the solid's or more belongs to it.
                target[pixel] = (byte)(2 * hits >= Rays.Length * Rays.Length ? 1 + scene.Class : 0);
            }
        }
    }

    private static void Write(Color light, double noise, RandomStream random, Span<byte> picture, int pixel, int area)
    {
        picture[pixel] = Value(light.Red);
        picture[area + pixel] = Value(light.Green);
        picture[(2 * area) + pixel] = Value(light.Blue);

        byte Value(double value) =>
            (byte)Math.Round(255 * Math.Clamp(noise == 0 ? value : value + (noise * random.NextNormal()), 0, 1));
    }
}

/// <summary>What a solid's picture is made from, except the background and the noise.</summary>
public sealed record SolidFactors
{
    /// <summary>The factors' names, in the order of <see cref="ToArray"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "class", "azimuth", "elevation", "roll", "scale", "translation-x", "translation-y", "hue", "light-azimuth", "light-elevation",
    ];

    /// <summary>Which solid of <see cref="Solid.All"/>.</summary>
    public required int Class { get; init; }

    /// <summary>The turn about the solid's own upright axis, in degrees, 0 to 360.</summary>
    public required double Azimuth { get; init; }

    /// <summary>How far the viewer looks down on it, in degrees.</summary>
    public required double Elevation { get; init; }

    /// <summary>The turn in the picture's plane, in degrees.</summary>
    public required double Roll { get; init; }

    /// <summary>The radius of the sphere around the solid, in half picture widths.</summary>
    public required double Scale { get; init; }

    /// <summary>The shift to the right, in half picture widths.</summary>
    public required double TranslationX { get; init; }

    /// <summary>The shift upwards, in half picture widths.</summary>
    public required double TranslationY { get; init; }

    /// <summary>The solid's hue, 0 to 1.</summary>
    public required double Hue { get; init; }

    /// <summary>Where the light comes from: degrees from the viewer to the right.</summary>
    public required double LightAzimuth { get; init; }

    /// <summary>Where the light comes from: degrees above the horizon.</summary>
    public required double LightElevation { get; init; }

    /// <summary>Draws the factors of one picture.</summary>
    /// <param name="solid">Which solid.</param>
    /// <param name="options">The factors' ranges.</param>
    /// <param name="random">Where to draw from.</param>
    public static SolidFactors Draw(int solid, ShadedSolidsOptions options, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        return new SolidFactors
        {
            Class = solid,
            Azimuth = random.NextDouble(0, 360),
            Elevation = random.NextDouble(options.LowestElevation, options.HighestElevation),
            Roll = random.NextDouble(-options.Roll, options.Roll),
            Scale = random.NextDouble(options.SmallestScale, options.LargestScale),
            TranslationX = random.NextDouble(-options.Translation, options.Translation),
            TranslationY = random.NextDouble(-options.Translation, options.Translation),
            Hue = random.NextDouble(),
            LightAzimuth = random.NextDouble(-70, 70),
            LightElevation = random.NextDouble(10, 70),
        };
    }

    /// <summary>The factors as numbers, in the order of <see cref="Names"/>.</summary>
    public double[] ToArray() =>
        [Class, Azimuth, Elevation, Roll, Scale, TranslationX, TranslationY, Hue, LightAzimuth, LightElevation];
}
