using System.Globalization;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Options;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes;

/// <summary>ModelNet40 as the point clouds in HDF5 files that circulate since PointNet.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="preparation">Told how far the preparation is.</param>
public sealed class ModelNetDataset(ModelNetOptions options, IDataFolder data, IPreparation preparation)
    : ShapeDataset("modelnet40-hdf5", options, options.OnBadSample, preparation)
{
    private readonly ModelNetOptions options = options;

    internal override ShapeCatalogue ReadCatalogue()
    {
        string root = Path.GetFullPath(Path.Combine(data.Root, options.Path));
        List<(CloudTable Table, long[] Labels)> forTraining = Tables(root, "ply_data_train*.h5"), forTest = Tables(root, "ply_data_test*.h5");
        string[] names = Names(root, forTraining.Concat(forTest).SelectMany(table => table.Labels).Max());
        string[] classes = options.Classes.Count > 0 ? ClassChoice.Of(options.Classes, names, root) : names;
        (IReadOnlyList<ShapeModel> training, IReadOnlyList<ShapeModel> validation) =
            HoldOut.Of(Models(forTraining), model => model.Label, options.ValidationShare, options.Seed);
        return new ShapeCatalogue
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ShapeModel>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = validation,
                [SplitName.Test] = Models(forTest),
            },
            Classes = classes,
        };

        ShapeModel[] Models(List<(CloudTable Table, long[] Labels)> tables) =>
        [
            .. tables.SelectMany(file => file.Labels.Select((label, row) =>
                (File: file, Row: row, Label: Array.IndexOf(classes, names[label]))))
                .Where(cloud => cloud.Label >= 0)
                .Select(cloud => new CloudRowModel(cloud.File.Table, cloud.Row, cloud.File.Labels.Length, cloud.Label)),
        ];
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
        string[] names = [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length > largest
            ? names
            : throw new NebulaException(
                "NB3133", $"it names {names.Length} classes, but the largest label is {largest}.", file, "Fetch the file again.");
    }
}
