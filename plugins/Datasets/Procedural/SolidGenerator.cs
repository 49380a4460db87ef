using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

/// <summary>
/// Renders solids on all cores. Every picture has its own random stream, so the number of threads changes nothing, and a smaller set
/// is the beginning of a larger one.
/// </summary>
/// <param name="options">What to render.</param>
public sealed class SolidGenerator(ShadedSolidsOptions options)
{
    private const int Colors = 3;

    // Each pixel is the mean of 2×2 rays: edges are smooth.
    private static readonly double[] Rays = [0.25, 0.75];

    private static readonly int Classes = Solid.All.Count;

    /// <summary>Renders a set.</summary>
    /// <param name="name">What tells it from other sets of the same seed.</param>
    /// <param name="count">The number of pictures; in each ten, every solid appears once.</param>
    /// <param name="threads">How many threads render at most; −1 for one per core.</param>
    public SolidSet Render(string name, int count, int threads = -1)
    {
        var seeds = new SeedStream(new SeedStream(options.Seed).Derive(name));
        int area = options.Size * options.Size, size = area * Colors;
        int targetSize = options.Task switch { SolidTask.Autoencode => 0, SolidTask.Clean => size, _ => area };
        var pictures = new byte[(long)count * size];
        byte[]? targets = targetSize == 0 ? null : new byte[(long)count * targetSize];
        var labels = new long[count];
        var factors = new double[count, SolidFactors.Names.Count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            RandomStream random = seeds.Open("picture", index);
            SolidFactors scene = SolidFactors.Draw(Class(seeds, index), options, random);
            labels[index] = scene.Class;
            double[] values = scene.ToArray();
            for (int factor = 0; factor < values.Length; factor++)
            {
                factors[index, factor] = values[factor];
            }
            Expose(scene, random, pictures.AsSpan(index * size, size), targets.AsSpan(index * targetSize, targetSize));
        });
        return new SolidSet(pictures, targets, labels, factors);
    }

    private static int Class(SeedStream seeds, int index)
    {
        int[] all = [.. Enumerable.Range(0, Classes)];
        seeds.Open("classes", index / Classes).Shuffle<int>(all);
        return all[index % Classes];
    }

    private void Expose(SolidFactors scene, RandomStream random, Span<byte> picture, Span<byte> target)
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
            Develop(whole * share, options.Noise, random, picture, pixel, area);
            if (options.Task == SolidTask.Clean)
            {
                Develop(clean * share, 0, random, target, pixel, area);
            }
            else if (options.Task == SolidTask.Segment)
            {
                // A pixel that is half the solid's or more belongs to it.
                target[pixel] = (byte)(2 * hits >= Rays.Length * Rays.Length ? 1 + scene.Class : 0);
            }
        }
    }

    private static void Develop(Color light, double noise, RandomStream random, Span<byte> picture, int pixel, int area)
    {
        picture[pixel] = Grain(light.Red);
        picture[area + pixel] = Grain(light.Green);
        picture[(2 * area) + pixel] = Grain(light.Blue);

        byte Grain(double value) =>
            (byte)Math.Round(255 * Math.Clamp(noise == 0 ? value : value + (noise * random.NextNormal()), 0, 1));
    }
}
