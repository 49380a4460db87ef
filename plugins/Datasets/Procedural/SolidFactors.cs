using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

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
