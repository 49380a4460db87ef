namespace NebulaBench.Datasets.Procedural;

/// <summary>A color or an amount of light, each part from 0 (none) upwards.</summary>
/// <param name="Red">Its red part.</param>
/// <param name="Green">Its green part.</param>
/// <param name="Blue">Its blue part.</param>
public readonly record struct Color(double Red, double Green, double Blue)
{
    public static Color operator +(Color left, Color right) =>
        new(left.Red + right.Red, left.Green + right.Green, left.Blue + right.Blue);

    public static Color operator *(Color color, double factor) =>
        new(color.Red * factor, color.Green * factor, color.Blue * factor);

    /// <summary>This color's way to another.</summary>
    /// <param name="other">The other color.</param>
    /// <param name="share">0 for this one, 1 for the other.</param>
    public Color Towards(Color other, double share) => (this * (1 - share)) + (other * share);

    /// <summary>The color of a hue.</summary>
    /// <param name="hue">Its place on the color wheel, 0 to 1, from red over green to blue.</param>
    /// <param name="saturation">0 for gray, 1 for the pure color.</param>
    /// <param name="value">Its brightest part.</param>
    public static Color OfHue(double hue, double saturation, double value)
    {
        return new Color(Part(hue), Part(hue - (1 / 3.0)), Part(hue + (1 / 3.0)));

        double Part(double place)
        {
            double fromPeak = Math.Abs(place - Math.Round(place)) * 6; // 0 at the hue's own peak, 3 opposite to it
            return value * (1 - saturation + (saturation * Math.Clamp(2 - fromPeak, 0, 1)));
        }
    }
}
