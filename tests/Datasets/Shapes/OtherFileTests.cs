using System.Globalization;
using System.Text;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Errors;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Files of points and of cells, whole and damaged.</summary>
[TestFixture]
internal sealed class OtherFileTests
{
    private const string Columns = "Write a line a point with 3 columns (x y z), 4 (and a part), 6 (and a normal) or 7 (and both).";

    [TestCase("1 2 3\n4 5 6\n")]
    [TestCase("# two\n1,2,3\n\n4, 5, 6")]
    [TestCase("2\r\n1 2 3\r\n4\t5\t6\r\n")]
    public void PointText_EveryForm_IsTheSameTable(string text)
    {
        NumberArray table = PointTextFile.Read(Encoding.UTF8.GetBytes(text), "a.pts");

        Assert.That(table.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(table.Values, Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
    }

    [TestCase("1 2 3\n4 5\n", "NB3120: a.xyz, line 2: the line has 2 columns, but the first has 3. Give every point the same columns.")]
    [TestCase("1 2 3\n4 x 5\n", "NB3112: a.xyz, line 2: 'x' is not a number. Mend the line, or export the file again.")]
    [TestCase("1 2 inf\n", "NB3115: a.xyz, line 1: a number of the point is not finite. Take the point out.")]
    [TestCase("3\n1 2 3\n",
        "NB3113: a.xyz, line 2: the first line announces 3 points, but there are 1. Fetch the file again, or mend its first line.")]
    [TestCase("1\n1 2 3\n1 2 4\n",
        "NB3118: a.xyz, line 3: the first line announces 1 points, but there are 2. Fetch the file again, or mend its first line.")]
    [TestCase("", "NB3120: a.xyz: it has no points. " + Columns)]
    [TestCase("1 2\n", "NB3120: a.xyz: its points have the shape 1×2. " + Columns)]
    [TestCase("1 2 3\n", "NB3121: a.xyz: it has no part labels. Give it a last column of whole numbers.")]
    [TestCase("1 2 3 0\n1 2 3 5\n", "NB3121: a.xyz: point 1 has the part label 5, which is no whole number from 0 to 1. Mend the label, or raise parts.")]
    [TestCase("1 2 3 0.5\n", "NB3121: a.xyz: point 0 has the part label 0.5, which is no whole number from 0 to 1. Mend the label, or raise parts.")]
    public void Points_Damaged_SaysWhatAndWhere(string text, string message) => Assert.That(
        () => PointTable.Cloud(
            PointTextFile.Read(Encoding.UTF8.GetBytes(text), "a.xyz"), new ShapeRecipe { Points = 2 }, 2, UpAxis.Y, new RandomStream(0), "a.xyz"),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));

    [Test]
    public void Cloud_NormalsNotThere_SaysSo() => Assert.That(
        () => PointTable.Cloud(new NumberArray([1, 3], [1, 2, 3]), new ShapeRecipe { Normals = true }, 0, UpAxis.Y, null, "a.xyz"),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3120: a.xyz: it has no normals. Give it 6 columns, or set normals: false."));

    [Test]
    public void Cloud_FewerPointsThanAsked_RepeatsThem()
    {
        var recipe = new ShapeRecipe { Points = 5, Normals = true, Normalize = Meshes.Normalization.None };
        PointCloud cloud = PointTable.Cloud(
            new NumberArray([2, 7], [1, 2, 3, 0, 1, 0, 1, 4, 5, 6, 0, 0, 1, 0]), recipe, 2, UpAxis.Z, null, "a");

        Assert.That(cloud.Coordinates, Is.EqualTo(new[] { 1f, 3, -2, 4, 6, -5, 1, 3, -2, 4, 6, -5, 1, 3, -2 }));
        Assert.That(cloud.Normals![..6], Is.EqualTo(new[] { 0f, 0, -1, 0, 1, 0 }));
        Assert.That(cloud.Parts, Is.EqualTo(new byte[] { 1, 0, 1, 0, 1 }));
    }

    [Test]
    public void Npy_EveryType_IsRead()
    {
        foreach ((string type, byte[] bytes) in new (string, byte[])[]
        {
            ("<f4", [.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f)]),
            (">f8", [.. BitConverter.GetBytes(1d).Reverse(), .. BitConverter.GetBytes(2d).Reverse()]),
            ("<i8", [.. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(2L)]),
            ("<i2", [1, 0, 2, 0]),
            ("|u1", [1, 2]),
        })
        {
            NumberArray array = NpyFile.Read(ShapeFolders.Npy(type, "(2, 1)", bytes), "a.npy");
            Assert.That(array.Values, Is.EqualTo(new[] { 1f, 2 }), type);
            Assert.That(array.Shape, Is.EqualTo(new[] { 2, 1 }), type);
        }
    }

    [TestCase("<i2")]
    [TestCase(">i2")]
    public void Npy_FortransOrder_IsTheSameArray(string type)
    {
        byte[] values = [.. new short[] { 1, 4, 2, 5, 3, 6 }.SelectMany(value => type[0] == '<' ? new byte[] { (byte)value, 0 } : [0, (byte)value])];
        byte[] bytes = ShapeFolders.Npy(type, "(2, 3)", values);
        byte[] fortran = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("False", "True ", StringComparison.Ordinal));

        NumberArray array = NpyFile.Read(fortran, "a.npy");

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(array.Values, Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void Npy_Damaged_SaysWhat()
    {
        AssertBad([1, 2], "NB3111: a.npy, byte 0: it is not a .npy file. Save it with numpy.save.");
        AssertBad(ShapeFolders.Npy("<c8", "(1,)", new byte[8]),
            "NB3119: a.npy, byte 0: arrays of '<c8' cannot be read. Save whole numbers, float32 or float64.");
        byte[] whole = ShapeFolders.Npy("|u1", "(9, 9)", new byte[81]);
        AssertBad(whole[..^1],
            string.Create(CultureInfo.InvariantCulture,
                $"NB3113: a.npy, byte 0: the header promises {whole.Length} bytes, but the file has {whole.Length - 1}. Fetch or save it again."));
        AssertBad(whole[..20], "NB3113: a.npy, byte 0: the file ends in its header. Fetch or save it again.");
        byte[] later = [.. whole];
        later[6] = 9;
        AssertBad(later, "NB3119: a.npy, byte 0: NPY version 9.0 is not known. Save whole numbers, float32 or float64.");

        static void AssertBad(byte[] bytes, string message) =>
            Assert.That(() => NpyFile.Read(bytes, "a.npy"), Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
    }

    [Test]
    public void Binvox_CellsAlongY_ComeFirst()
    {
        // x = 0, z = 0: y = 0 and 1 filled; then 5 empty; then the last cell, x = z = y = 1.
        NumberArray cells = BinvoxFile.Read(Binvox(2, 1, 2, 0, 5, 1, 1), "a.binvox");

        Assert.That(cells.Shape, Is.EqualTo(new[] { 2, 2, 2 }));
        Assert.That(cells.Values, Is.EqualTo(new[] { 1f, 0, 1, 0, 0, 0, 0, 1 })); // [z, y, x]
    }

    [Test]
    public void Binvox_Damaged_SaysWhatAndWhere()
    {
        byte[] whole = Binvox(2, 1, 2, 0, 5, 1, 1);
        AssertBad("nothing"u8.ToArray(), "NB3111: a.binvox, byte 0: it does not begin with #binvox. Give the file the ending of its true format.");
        AssertBad(whole[..^1], $"NB3113: a.binvox, byte {whole.Length - 1}: the file ends after 7 of 8 cells. Fetch or export it again.");
        AssertBad(Binvox(2, 1, 9),
            $"NB3118: a.binvox, byte {whole.Length - 4}: the runs have more than the header's 8 cells. Fetch or make the file again.");
        AssertBad("#binvox 1\ndim 2 2 2\n"u8.ToArray(), "NB3113: a.binvox, line 2: the file ends in its header. Fetch or export it again.");
        AssertBad("#binvox 1\ndata\n"u8.ToArray(), "NB3111: a.binvox, line 2: the header has no dim. Make the file again.");
        AssertBad("#binvox 1\ndim 9999 2 2\n"u8.ToArray(),
            "NB3122: a.binvox, line 2: a grid of 9999×2×2 cells cannot be read. Use 1 to 512 cells along each axis.");

        static void AssertBad(byte[] bytes, string message) =>
            Assert.That(() => BinvoxFile.Read(bytes, "a.binvox"), Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
    }

    [Test]
    public void VoxelFile_OtherThanAsked_SaysWhat()
    {
        using var data = new TemporaryData();
        string binvox = data.Write("a.binvox", Binvox(2, 1, 2, 0, 5, 1, 1)), empty = data.Write("b.binvox", Binvox(2, 0, 8));
        string parts = data.Write("c.npy", ShapeFolders.Npy("|u1", "(2, 2, 2)", [0, 1, 2, 3, 0, 0, 0, 0]));

        Assert.That(() => Cells(binvox, 4, 0), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3122: {binvox}: it has 2×2×2 cells, but resolution is 4. Set resolution to the files' own, or make the files anew."));
        Assert.That(() => Cells(empty, 2, 0), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3116: {empty}: no cell is filled. Make the file again."));
        Assert.That(() => Cells(parts, 2, 2), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3121: {parts}: cell 3 is 3, which is no whole number from 0 (empty) to 2. Mend the label, or raise parts."));
        Assert.That(Cells(parts, 2, 3), Is.EqualTo(new byte[] { 0, 1, 2, 3, 0, 0, 0, 0 }));
        Assert.That(Cells(parts, 2, 0), Is.EqualTo(new byte[] { 0, 1, 1, 1, 0, 0, 0, 0 }));
        // z up: (x, y, z) goes to (x, z, 1 − y), so (x, 0, 0) to (x, 0, 1) and (x, 1, 0) to (x, 0, 0).
        Assert.That(Cells(parts, 2, 3, UpAxis.Z), Is.EqualTo(new byte[] { 2, 3, 0, 0, 0, 1, 0, 0 }));

        byte[] Cells(string path, int resolution, int known, UpAxis up = UpAxis.Y)
        {
            var cache = new ShapeCache(data, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
            var recipe = new ShapeRecipe { Representation = Representation.Voxels, Resolution = resolution };
            return ((VoxelGrid)new VoxelFileModel(path, 0, cache, up, known).Prepare(recipe).Shape).Cells;
        }
    }

    private static byte[] Binvox(int size, params byte[] runs) =>
        [.. Encoding.ASCII.GetBytes($"#binvox 1\ndim {size} {size} {size}\ntranslate 0 0 0\nscale 1\ndata\n"), .. runs];
}
