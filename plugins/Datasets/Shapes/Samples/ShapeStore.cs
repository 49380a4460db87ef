using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>The shapes of a split: prepared and in memory, or, of new data, made when they are asked for.</summary>
internal sealed class ShapeStore
{
    private readonly Func<long, Shape> shapes;

    private ShapeStore(Func<long, Shape> shapes, ShapeModel[] models, string? root, byte[] digest, IReadOnlyList<NebulaException> bad)
    {
        this.shapes = shapes;
        Digest = digest;
        Bad = bad;
        Labels = [.. models.Select(model => model.Label)];
        Ids = root is null ? null : [.. models.Select(model => NewFiles.Id(root, model.Where))];
        Factors = Table(models);
    }

    /// <summary>The number of shapes that can be used.</summary>
    public int Count => Labels.Length;

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
        Shape[] shapes = [.. usable.Select(index => prepared[index]!.Shape)];
        return new ShapeStore(
            index => shapes[index],
            [.. usable.Select(index => models[index])],
            catalog.Root,
            hash.GetHashAndReset(),
            [.. failures.OfType<NebulaException>()]);
    }

    /// <summary>New shapes, each made when it is asked for.</summary>
    /// <param name="models">The models.</param>
    /// <param name="root">The folder that they lie in or below.</param>
    /// <param name="recipe">What to make of them.</param>
    public static ShapeStore Lazy(ShapeModel[] models, string root, ShapeRecipe recipe) =>
        new(index => models[index].Prepare(recipe).Shape, models, root, [], []);

    /// <summary>Some shapes, in the order of their indices.</summary>
    /// <exception cref="NebulaException">NB31xx: a new one cannot be used.</exception>
    public Shape[] Take(long[] indices)
    {
        var taken = new Shape[indices.Length];
        try
        {
            Parallel.For(0, taken.Length, place => taken[place] = shapes(indices[place]));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return taken;
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
