using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Procedural;

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
