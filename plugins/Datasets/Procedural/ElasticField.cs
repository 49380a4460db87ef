using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

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
