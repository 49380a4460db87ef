using NebulaBench.Errors;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads anybody's embeddings and labels from CSV, NPY and NPZ files. Of an NPZ file that holds several arrays one is chosen by its
/// name behind a colon: <c>file.npz:latents</c>.
/// </summary>
public static class ArrayFile
{
    private const string Formats = "Give a .csv, .tsv, .txt, .npy or .npz file.";

    /// <summary>A table of numbers, [rows, columns], row-major; an array of one axis is a single column.</summary>
    /// <param name="path">The file, for NPZ with the array's name.</param>
    public static (double[] Values, int Width) Numbers(string path)
    {
        if (IsText(path))
        {
            return CsvNumbers.Read(path);
        }
        DenseArray array = Binary(path);
        return array.Shape.Count switch
        {
            1 => (array.ToDoubles(), 1),
            2 => (array.ToDoubles(), array.Shape[1]),
            _ => throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}, a table has two axes"),
        };
    }

    /// <summary>One group for each row. Names are numbered in their order; numbers are kept as they are.</summary>
    /// <param name="path">The file, for NPZ with the array's name.</param>
    public static int[] Labels(string path)
    {
        if (IsText(path))
        {
            return CsvLabels.Read(path);
        }
        DenseArray array = Binary(path);
        if (array.Shape.Count != 1 && !(array.Shape.Count == 2 && array.Shape[1] == 1))
        {
            throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}, labels have one axis");
        }
        try
        {
            return array.ToIntegers();
        }
        catch (OverflowException failure)
        {
            throw RunErrors.NotATable(path, $"not a label: {failure.Message.TrimEnd('.')}");
        }
    }

    private static bool IsText(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";

    private static DenseArray Binary(string path)
    {
        (string file, string? name) = Split(path);
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".npy" => NpyFile.Read(file),
            ".npz" => Choose(NpzFile.Read(file), file, name),
            _ => throw new NebulaException("NB5110", "the format is not known by this ending.", path, Formats),
        };
    }

    private static DenseArray Choose(IReadOnlyDictionary<string, DenseArray> arrays, string file, string? name)
    {
        if (name is not null && arrays.TryGetValue(name, out DenseArray? named))
        {
            return named;
        }
        if (name is null && arrays.Count == 1)
        {
            return arrays.Values.Single();
        }
        string what = name is null ? $"the file holds {arrays.Count} arrays" : $"the file holds no array '{name}'";
        string remedy = arrays.Count == 0
            ? "Give a file that holds arrays."
            : $"Name one of them, as in {Path.GetFileName(file)}:{arrays.Keys.First()}. It holds: {string.Join(", ", arrays.Keys)}.";
        throw new NebulaException("NB5110", $"{what}.", file, remedy);
    }

    private static (string File, string? Name) Split(string path)
    {
        int at = path.LastIndexOf(".npz:", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (path, null) : (path[..(at + 4)], path[(at + 5)..]);
    }
}
