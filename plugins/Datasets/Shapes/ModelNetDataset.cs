using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Shapes;

/// <summary>ModelNet40 as the point clouds in HDF5 files that circulate since PointNet.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="preparation">Told how far the preparation is.</param>
public sealed class ModelNetDataset(ModelNetOptions options, IDataFolder data, IProgressReporter preparation)
    : ShapeDataset("modelnet40-hdf5", options, options.OnBadSample, preparation)
{
    private readonly ModelNetOptions options = options;

    internal override IReadOnlyList<string> NewExtensions { get; } = [".h5"];

    internal override IEnumerable<ShapeModel> NewModels(string path)
    {
        var table = new CloudTable(path);
        int clouds = table.Labels().Length;
        return Enumerable.Range(0, clouds).Select(cloud => new CloudRowModel(table, cloud, clouds, 0));
    }

    internal override ShapeCatalog ReadCatalog()
    {
        string root = Path.GetFullPath(Path.Combine(data.Root, options.Path));
        List<(CloudTable Table, long[] Labels)> forTraining = Tables(root, "ply_data_train*.h5"), forTest = Tables(root, "ply_data_test*.h5");
        string[] names = Names(root, forTraining.Concat(forTest).SelectMany(table => table.Labels).Append(-1).Max());
        string[] classes = options.Classes.Count > 0 ? ClassChoice.For(options.Classes, names, root) : Occurring(names, forTraining, forTest, root);
        (IReadOnlyList<ShapeModel> training, IReadOnlyList<ShapeModel> validation) =
            StratifiedSplit.For(Models(forTraining), model => model.Label, options.ValidationShare, options.Seed);
        return new ShapeCatalog
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ShapeModel>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = validation,
                [SplitName.Test] = Models(forTest),
            },
            Classes = classes,
            Root = root,
        };

        ShapeModel[] Models(List<(CloudTable Table, long[] Labels)> tables) =>
        [
            .. tables.SelectMany(file => file.Labels.Select((label, row) =>
                (File: file, Row: row, Label: Array.IndexOf(classes, names[label]))))
                .Where(cloud => cloud.Label >= 0)
                .Select(cloud => new CloudRowModel(cloud.File.Table, cloud.Row, cloud.File.Labels.Length, cloud.Label)),
        ];
    }

    // A class without a training sample would only raise the number of clusters that are looked for.
    private static string[] Occurring(
        string[] names, List<(CloudTable Table, long[] Labels)> forTraining, List<(CloudTable Table, long[] Labels)> forTest, string root)
    {
        HashSet<long> trained = [.. forTraining.SelectMany(table => table.Labels)];
        foreach ((CloudTable table, long[] labels) in forTest)
        {
            int unknown = Array.FindIndex(labels, label => !trained.Contains(label));
            if (unknown >= 0)
            {
                throw new NebulaException(
                    "NB3133",
                    $"cloud {unknown} has the class '{names[labels[unknown]]}', which has no training samples.",
                    table.Path,
                    "Choose the classes to use by classes.");
            }
        }
        return trained.Count > 0
            ? [.. names.Where((_, label) => trained.Contains(label))]
            : throw new NebulaException("NB3133", "there are no training samples.", root, "Fetch the files again.");
    }

    private static List<(CloudTable, long[])> Tables(string root, string pattern)
    {
        string[] files = Directory.Exists(root) ? Directory.GetFiles(root, pattern) : [];
        return files.Length == 0
            ? throw new NebulaException(
                "NB3131", $"there is no {pattern}.", root, "Name the folder of these files, relative to the data folder (--data), by path.")
            : [.. files.Order(StringComparer.Ordinal).Select(path => new CloudTable(path)).Select(table => (table, table.Labels()))];
    }

    private static string[] Names(string root, long largest)
    {
        string file = Path.Combine(root, "shape_names.txt");
        if (!File.Exists(file))
        {
            return [.. Enumerable.Range(0, (int)largest + 1).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        }
        string[] names = [.. Lines(file).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length > largest
            ? names
            : throw new NebulaException(
                "NB3133", $"it names {names.Length} classes, but the largest label is {largest}.", file, "Fetch the file again.");
    }

    private static string[] Lines(string file)
    {
        try
        {
            return [.. TextContent.Lines(TextContent.ToUtf8(RegularFile.ReadAllBytes(file))).Select(line => line.Text)];
        }
        catch (TextEncodingException failure)
        {
            throw new NebulaException("NB3133", $"the file {failure.Message}.", file, "Save it as UTF-8.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException("NB3133", "the names of the classes cannot be read.", file, $"The system says: {failure.Message}", failure);
        }
    }
}

/// <summary>The options of <c>modelnet40-hdf5</c>.</summary>
public sealed record ModelNetOptions : PointOptions, IFileOptions
{
    [NonSemantic]
    [Description("The folder of ply_data_train*.h5 and ply_data_test*.h5, relative to the data folder or absolute.")]
    [Required]
    public string Path { get; init; } = "modelnet40_ply_hdf5_2048";

    [Description(IFileOptions.ClassesText)]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IFileOptions.ValidationText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;
}

/// <summary>A sample that is one of the clouds of an HDF5 file.</summary>
/// <param name="table">The file.</param>
/// <param name="cloud">Which cloud.</param>
/// <param name="clouds">How many there are.</param>
/// <param name="label">Its class.</param>
internal sealed class CloudRowModel(CloudTable table, int cloud, int clouds, long label) : ShapeModel($"{table.Path}, cloud {cloud}", label)
{
    /// <inheritdoc/>
    public override PreparedShape Prepare(ShapeRecipe recipe)
    {
        float[] places = table.Cloud("data", cloud, clouds);
        float[]? normals = recipe.Normals ? table.Cloud("normal", cloud, clouds) : null;
        int points = places.Length / 3;
        NumberArray numbers = normals is null ? new([points, 3], places) : new([points, 6], Beside(places, normals));
        // The points are in random order already: taking the first ones is what others who use these files do.
        return new PreparedShape(
            PointTable.Cloud(numbers, recipe, 0, UpAxis.Y, null, Where), SHA256.HashData(MemoryMarshal.AsBytes<float>(places)));
    }

    private static float[] Beside(float[] places, float[] normals)
    {
        var both = new float[places.Length * 2];
        for (int at = 0; at < places.Length; at++)
        {
            int row = at / 3 * 6, column = at % 3;
            both[row + column] = places[at];
            both[row + column + 3] = normals[at];
        }
        return both;
    }
}
