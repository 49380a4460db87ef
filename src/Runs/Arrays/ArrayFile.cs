using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>
/// Reads anybody's embeddings and labels from CSV, NPY and NPZ files. Of an NPZ file that holds several arrays one is chosen by its
/// name behind a colon: <c>file.npz:latents</c>; the others are not looked at.
/// </summary>
public static class ArrayFile
{
    /// <summary>The most numbers of a table that are read: 2 GiB in double precision.</summary>
    public const int MostNumbers = 1 << 28;

    private const string Formats = "Give a .csv, .tsv, .txt, .npy or .npz file.";
    private const int MostNames = 20;

    /// <summary>A table of numbers, [rows, columns], row-major; an array of one axis is a single column.</summary>
    /// <param name="path">The file, for NPZ with the array's name.</param>
    public static (double[] Values, int Width) Numbers(string path) => AsOwnFile(() =>
    {
        if (IsText(path))
        {
            return CsvNumbers.Read(path);
        }
        DenseArray array = Binary(path);
        if (array.IsText)
        {
            throw RunErrors.NotATable(path, "the array holds text, not numbers");
        }
        if (array.Shape.Count is not (1 or 2))
        {
            throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}, a table has two axes");
        }
        if (array.Values.Length == 0)
        {
            throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}: it holds no numbers");
        }
        return array.Values.Length <= MostNumbers
            ? (array.ToDoubles(), array.Shape.Count == 1 ? 1 : array.Shape[1])
            : throw RunErrors.TooLarge(path, $"the table holds {array.Values.Length.ToString(CultureInfo.InvariantCulture)} numbers");
    });

    /// <summary>One group for each row. Names are numbered in their order; numbers are kept as they are.</summary>
    /// <param name="path">The file, for NPZ with the array's name.</param>
    public static int[] Labels(string path) => AsOwnFile(() =>
    {
        if (IsText(path))
        {
            return CsvLabels.Read(path);
        }
        DenseArray array = Binary(path);
        IReadOnlyList<int> shape = array.IsText ? [.. array.Shape.SkipLast(1)] : array.Shape;
        if (shape.Count != 1 && !(shape.Count == 2 && shape[1] == 1))
        {
            throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}, labels have one axis");
        }
        if (array.IsText)
        {
            return CsvLabels.Number(Texts(array, path), path);
        }
        try
        {
            return array.ToIntegers();
        }
        catch (OverflowException failure)
        {
            throw RunErrors.NotATable(path, $"not a label: {failure.Message.TrimEnd('.')}");
        }
    });

    /// <summary>The id of each row, as text.</summary>
    /// <param name="path">The file, for NPZ with the array's name.</param>
    public static string[] Ids(string path) => AsOwnFile(() =>
    {
        if (IsText(path))
        {
            return CsvLabels.ReadIds(path);
        }
        DenseArray array = Binary(path);
        IReadOnlyList<int> shape = array.IsText ? [.. array.Shape.SkipLast(1)] : array.Shape;
        if (shape.Count != 1)
        {
            throw RunErrors.NotATable(path, $"the array has the shape {array.ShapeText}, ids have one axis");
        }
        return array.IsText ? Texts(array, path) : [.. array.ToDoubles().Select(id => id.ToString(CultureInfo.InvariantCulture))];
    });

    // Remedies for run folders would mislead: these files are the user's own.
    private static T AsOwnFile<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (NebulaException failure) when (failure.Code is "NB5101" or "NB5102")
        {
            string remedy = failure.Code == "NB5101" ? "Check the path." : "Save the file again, or restore it from a copy.";
            throw new NebulaException(failure.Code, failure.What, failure.Where, remedy, failure.InnerException);
        }
    }

    private static bool IsText(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt";

    private static DenseArray Binary(string path)
    {
        (string file, string? name) = Split(path);
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".npy" => NpyFile.ReadAny(file),
            ".npz" => NpzFile.ReadOne(file, names => Choose(names, file, name)),
            _ => throw new NebulaException("NB5110", "the format is not known by this ending.", path, Formats),
        };
    }

    private static string Choose(IReadOnlyList<string> names, string file, string? name)
    {
        if (name is not null && names.Contains(name))
        {
            return name;
        }
        if (name is null && names.Count == 1)
        {
            return names[0];
        }
        string what = name is null ? $"the file holds {names.Count} arrays" : $"the file holds no array '{name}'";
        string more = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        string remedy = names.Count == 0
            ? "Give a file that holds arrays."
            : $"Name one of them, as in {Path.GetFileName(file)}:{names[0]}. It holds: {string.Join(", ", names.Take(MostNames))}{more}.";
        throw new NebulaException("NB5110", $"{what}.", file, remedy);
    }

    private static string[] Texts(DenseArray letters, string path) =>
    [
        .. Enumerable.Range(0, letters.Shape[0]).Select(row => letters.TextAt(row) ?? throw RunErrors.NotATable(
            string.Create(CultureInfo.InvariantCulture, $"{path}, element {row} (counted from 0)"), "the label is no UTF-8 text")),
    ];

    private static (string File, string? Name) Split(string path)
    {
        int at = path.LastIndexOf(".npz:", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (path, null) : (path[..(at + 4)], path[(at + 5)..]);
    }
}
