using System.ComponentModel.DataAnnotations;
using System.Reflection;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class ShapesModuleTests
{
    [Test]
    public void Assembly_Always_NamesItsModuleAndTheContract()
    {
        NebulaPluginAttribute? plugin = typeof(ShapesPlugin).Assembly.GetCustomAttribute<NebulaPluginAttribute>();

        Assert.That(plugin?.Module, Is.EqualTo(typeof(ShapesPlugin)));
        Assert.That(plugin?.ContractVersion, Is.EqualTo(ContractVersion.Current));
    }

    [TestCase(typeof(MeshFolderOptions))]
    [TestCase(typeof(PointFilesOptions))]
    [TestCase(typeof(VoxelFilesOptions))]
    [TestCase(typeof(ModelNetOptions))]
    public void Options_EveryOne_IsDescribedAndValidByDefault(Type type)
    {
        object options = Activator.CreateInstance(type)!;
        type.GetProperty("Path")!.SetValue(options, "somewhere");

        Assert.That(Problems(options), Is.Empty);
        Assert.That(type.GetProperties(), Is.All.Matches<PropertyInfo>(p => p.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>() is not null));
    }

    [Test]
    public void Options_SegmentWithoutParts_SayWhatIsMissing()
    {
        const string message = "task: segment needs part labels, which these data do not have";

        Assert.That(Problems(new MeshFolderOptions { Path = "x", Task = ShapeTask.Segment }), Is.EqualTo(new[] { message }));
        Assert.That(Problems(new PointFilesOptions { Path = "x", Task = ShapeTask.Segment }), Is.EqualTo(new[] { message }));
        Assert.That(Problems(new PointFilesOptions { Path = "x", Task = ShapeTask.Segment, Parts = 2 }), Is.Empty);
    }

    [Test]
    public void Options_OfPointsForVoxels_AreRefused() => Assert.That(
        Problems(new MeshFolderOptions { Path = "x", Representation = Representation.Voxels, Jitter = 0.1 }),
        Is.EqualTo(new[] { "normals, jitter, scale and point_dropout are for representation: points" }));

    [Test]
    public void ModelNet_FilesMissingOrDamaged_SaysWhich()
    {
        using var data = new TemporaryData();
        var dataset = new ModelNetDataset(new ModelNetOptions(), data, data);
        string folder = data.PathOf("modelnet40_ply_hdf5_2048");

        Assert.That(() => dataset.Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3131: {folder}: there is no ply_data_train*.h5. Name the folder of these files, relative to the data folder (--data), by path."));
        data.Write("modelnet40_ply_hdf5_2048/ply_data_train0.h5", "no HDF5 at all, but long enough to be one");
        Assert.That(() => new ModelNetDataset(new ModelNetOptions(), data, data).Info, Throws.TypeOf<NebulaException>().With.Message.StartsWith(
            $"NB3124: {Path.Combine(folder, "ply_data_train0.h5")}: the HDF5 file cannot be read: "));
    }

    private static List<string?> Problems(object options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage)];
    }
}
