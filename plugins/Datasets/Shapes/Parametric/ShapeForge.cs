using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>
/// Draws shapes on all cores. Every shape has its own random stream, so the number of threads changes nothing, and a smaller set is the
/// beginning of a larger one.
/// </summary>
/// <param name="seed">What decides every shape.</param>
/// <param name="heading">The largest turn about the upright axis to either side, in degrees.</param>
/// <param name="classes">The classes, in the order of their labels.</param>
public sealed class ShapeForge(long seed, double heading, IReadOnlyList<ParametricShape> classes)
{
    /// <summary>Draws a set.</summary>
    /// <param name="name">What tells it from other sets of the same seed.</param>
    /// <param name="count">The number of shapes; among each as many as there are classes, every class appears once.</param>
    /// <param name="threads">How many threads draw at most; −1 for one per core.</param>
    public ShapeSet Draw(string name, int count, int threads = -1)
    {
        var meshes = new Mesh[count];
        var labels = new long[count];
        var factors = new double[count, ShapeFactors.Names.Count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            (meshes[index], ShapeFactors drawn) = DrawOne(name, index);
            labels[index] = drawn.Class;
            double[] values = drawn.ToArray();
            for (int factor = 0; factor < values.Length; factor++)
            {
                factors[index, factor] = values[factor];
            }
        });
        return new ShapeSet(meshes, labels, factors);
    }

    /// <summary>Draws one shape of a set.</summary>
    /// <param name="name">The set.</param>
    /// <param name="index">The shape's position in it.</param>
    public (Mesh Mesh, ShapeFactors Factors) DrawOne(string name, int index)
    {
        var seeds = new SeedStream(new SeedStream(seed).Derive(name));
        int label = Label(seeds, index);
        return classes[label].Draw(label, heading, seeds.Open("shape", index));
    }

    private int Label(SeedStream seeds, int index)
    {
        int[] all = [.. Enumerable.Range(0, classes.Count)];
        seeds.Open("classes", index / classes.Count).Shuffle<int>(all);
        return all[index % classes.Count];
    }
}
