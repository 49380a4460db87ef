using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>
/// Decides which shapes a set holds. Every shape has its own random stream, so they may be made in any order and on any number of
/// threads, and a smaller set is the beginning of a larger one.
/// </summary>
/// <param name="seed">What decides every shape.</param>
/// <param name="heading">The largest turn about the upright axis to either side, in degrees.</param>
/// <param name="classes">The classes, in the order of their labels.</param>
public sealed class ShapeGenerator(long seed, double heading, IReadOnlyList<ParametricShape> classes)
{
    /// <summary>Draws the factors of a shape; among each as many shapes as there are classes, every class appears once.</summary>
    /// <param name="set">What tells the set from others of the same seed.</param>
    /// <param name="index">The shape's position in it.</param>
    public ShapeFactors Draw(string set, int index)
    {
        var seeds = new SeedStream(new SeedStream(seed).Derive(set));
        int[] labels = [.. Enumerable.Range(0, classes.Count)];
        seeds.Open("classes", index / classes.Count).Shuffle<int>(labels);
        return ShapeFactors.Draw(labels[index % classes.Count], heading, seeds.Open("shape", index));
    }

    /// <summary>Makes the shape of drawn factors.</summary>
    /// <param name="factors">The factors.</param>
    public Mesh Make(ShapeFactors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return classes[factors.Class].Build(factors);
    }
}

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
