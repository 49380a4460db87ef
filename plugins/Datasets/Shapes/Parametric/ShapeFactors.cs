using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>
/// What a shape is made from, and nothing else is. Depth is not among them: the size of a shape is lost when it is fitted into a
/// sphere, so width and height are told against the depth.
/// </summary>
public sealed record ShapeFactors
{
    /// <summary>How many styles and how many details every class has.</summary>
    public const int Choices = 3;

    /// <summary>The least width and height.</summary>
    public const float Smallest = 0.6f;

    /// <summary>The largest width and height.</summary>
    public const float Largest = 1 / Smallest;

    /// <summary>The factors' names, in the order of <see cref="ToArray"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["class", "width", "height", "proportion", "thickness", "style", "detail", "heading"];

    /// <summary>The position of the class among those chosen.</summary>
    public required int Class { get; init; }

    /// <summary>The width against the depth, 1 for the class's usual one.</summary>
    public required float Width { get; init; }

    /// <summary>The height against the depth, 1 for the class's usual one.</summary>
    public required float Height { get; init; }

    /// <summary>How much of the shape its defining part takes, 0 to 1: the back of a chair, the neck of a bottle.</summary>
    public required float Proportion { get; init; }

    /// <summary>How stout its limbs, boards or walls are, 0 to 1.</summary>
    public required float Thickness { get; init; }

    /// <summary>Which of three kinds of its defining part: the back of a chair, the sweep of a wing.</summary>
    public required int Style { get; init; }

    /// <summary>Which of three equipments: the kind of legs, the number of masts.</summary>
    public required int Detail { get; init; }

    /// <summary>The turn about the upright axis in degrees, front towards the right.</summary>
    public required float Heading { get; init; }

    /// <summary>Draws the factors of one shape; width and height are as often larger than usual as smaller.</summary>
    /// <param name="label">The position of its class among those chosen.</param>
    /// <param name="heading">The largest turn to either side in degrees.</param>
    /// <param name="random">Where to draw from.</param>
    public static ShapeFactors Draw(int label, double heading, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new ShapeFactors
        {
            Class = label,
            Width = Ratio(random),
            Height = Ratio(random),
            Proportion = (float)random.NextDouble(),
            Thickness = (float)random.NextDouble(),
            Style = random.NextInt(Choices),
            Detail = random.NextInt(Choices),
            Heading = (float)random.NextDouble(-heading, heading),
        };
    }

    /// <summary>The factors as numbers, in the order of <see cref="Names"/>.</summary>
    public double[] ToArray() => [Class, Width, Height, Proportion, Thickness, Style, Detail, Heading];

    /// <summary>A length between two by the proportion.</summary>
    internal float ByProportion(float low, float high) => float.Lerp(low, high, Proportion);

    /// <summary>A length between two by the thickness.</summary>
    internal float ByThickness(float low, float high) => float.Lerp(low, high, Thickness);

    private static float Ratio(RandomStream random) =>
        Math.Clamp((float)Math.Pow(Largest, random.NextDouble(-1, 1)), Smallest, Largest);
}
