using System.Security.Cryptography;
using System.Text;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>The prepared shapes of a split, in memory.</summary>
internal sealed class ShapeStore
{
    private ShapeStore(Shape[] shapes, ShapeModel[] models, string? root, byte[] digest, IReadOnlyList<NebulaException> bad)
    {
        Shapes = shapes;
        Digest = digest;
        Bad = bad;
        Labels = [.. models.Select(model => model.Label)];
        Ids = root is null ? null : [.. models.Select(model => Path.GetRelativePath(root, model.Where).Replace(Path.DirectorySeparatorChar, '/'))];
        Factors = Table(models);
    }

    /// <summary>The shapes that can be used, in their order.</summary>
    public Shape[] Shapes { get; }

    /// <summary>Their classes.</summary>
    public long[] Labels { get; }

    /// <summary>Their files below the dataset's folder; null where they are generated.</summary>
    public string[]? Ids { get; }

    /// <summary>Their factors, [shapes, factors], or null.</summary>
    public double[,]? Factors { get; }

    /// <summary>The SHA-256 of what they were made from and of their classes' names.</summary>
    public byte[] Digest { get; }

    /// <summary>What was wrong with the models that cannot be used.</summary>
    public IReadOnlyList<NebulaException> Bad { get; }

    /// <summary>Prepares the models of a split.</summary>
    /// <param name="catalog">All models, and the classes' names.</param>
    /// <param name="split">The split.</param>
    /// <param name="recipe">What to make of them.</param>
    /// <param name="threads">The number of threads, or −1 for all.</param>
    /// <param name="report">Told of every model that is done, from any thread.</param>
    public static ShapeStore Fill(
        ShapeCatalog catalog, SplitName split, ShapeRecipe recipe, int threads, Action report)
    {
        IReadOnlyList<ShapeModel> models = catalog.Splits[split];
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
            hash.AppendData(Encoding.UTF8.GetBytes(catalog.Classes[(int)models[index].Label] + "\n"));
        }
        return new ShapeStore(
            [.. usable.Select(index => prepared[index]!.Shape)],
            [.. usable.Select(index => models[index])],
            catalog.Root,
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
