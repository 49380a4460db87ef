using System.Security.Cryptography;
using System.Text;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>The prepared shapes of a split, in memory.</summary>
internal sealed class ShapeStore
{
    private ShapeStore(Shape[] shapes, ShapeModel[] models, byte[] digest, IReadOnlyList<NebulaException> bad)
    {
        Shapes = shapes;
        Digest = digest;
        Bad = bad;
        Labels = [.. models.Select(model => model.Label)];
        Factors = Table(models);
    }

    /// <summary>The shapes that can be used, in their order.</summary>
    public Shape[] Shapes { get; }

    /// <summary>Their classes.</summary>
    public long[] Labels { get; }

    /// <summary>Their factors, [shapes, factors], or null.</summary>
    public double[,]? Factors { get; }

    /// <summary>The SHA-256 of what they were made from and of their classes' names.</summary>
    public byte[] Digest { get; }

    /// <summary>What was wrong with the models that cannot be used.</summary>
    public IReadOnlyList<NebulaException> Bad { get; }

    /// <summary>Prepares every model.</summary>
    /// <param name="models">The models.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="recipe">What to make of them.</param>
    /// <param name="threads">The number of threads, or −1 for all.</param>
    /// <param name="report">Told of every model that is done, from any thread.</param>
    public static ShapeStore Fill(
        IReadOnlyList<ShapeModel> models, IReadOnlyList<string> classes, ShapeRecipe recipe, int threads, Action report)
    {
        var prepared = new PreparedShape?[models.Count];
        var failures = new NebulaException?[models.Count];
        Parallel.For(0, models.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, index =>
        {
            try
            {
                prepared[index] = models[index].Prepare(recipe);
            }
            catch (NebulaException failure)
            {
                failures[index] = failure;
            }
            report();
        });

        int[] usable = [.. Enumerable.Range(0, models.Count).Where(index => prepared[index] is not null)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int index in usable)
        {
            hash.AppendData(prepared[index]!.Digest);
            hash.AppendData(Encoding.UTF8.GetBytes(classes[(int)models[index].Label] + "\n"));
        }
        return new ShapeStore(
            [.. usable.Select(index => prepared[index]!.Shape)],
            [.. usable.Select(index => models[index])],
            hash.GetHashAndReset(),
            [.. failures.OfType<NebulaException>()]);
    }

    private static double[,]? Table(ShapeModel[] models)
    {
        if (models.Length == 0 || models[0].Factors is null)
        {
            return null;
        }
        var table = new double[models.Length, models[0].Factors!.Length];
        for (int row = 0; row < models.Length; row++)
        {
            for (int column = 0; column < table.GetLength(1); column++)
            {
                table[row, column] = models[row].Factors![column];
            }
        }
        return table;
    }
}
