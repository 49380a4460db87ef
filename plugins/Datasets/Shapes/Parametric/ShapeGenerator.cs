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
