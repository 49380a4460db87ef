using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Randomness;
using PureHDF;
using PureHDF.Filters;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>A mesh format. What is read is also made into points and cells, for coordinates may be anything.</summary>
public abstract class MeshTarget : FuzzTarget
{
    private static readonly ShapeRecipe[] Recipes =
    [
        new() { Points = 16, Normals = true }, new() { Representation = Representation.Voxels, Resolution = 6 },
        new() { Representation = Representation.Voxels, Resolution = 6, Fill = VoxelFill.Solid, Normalize = Normalization.None },
    ];

    protected const string Corners = "0 0 0\n1 0 0\n0 1 0\n0 0 1\n";

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository($"*{Path.GetExtension(FileName)}");

    protected override int Inputs => 700;

    protected override IReadOnlyList<string> Tokens => ["1,5", "1.#QNAN", "inf", "-1", "0", "#", "\\", "OFF", "COFF", "BINARY", "solid", "ply", "1e38", "3.4e38", "1e-38"];

    protected static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    protected override void Read(byte[] input, string file)
    {
        Mesh mesh = MeshFile.Read(input, file);
        foreach (ShapeRecipe recipe in Recipes)
        {
            try
            {
                MeshShape.Make(mesh, recipe, 1, file);
            }
            catch (Errors.NebulaException failure) when (failure.Code == "NB3125")
            {
                // It lies outside of the cells.
            }
        }
    }
}

/// <summary>Wavefront OBJ.</summary>
public sealed class ObjTarget : MeshTarget
{
    protected override string FileName => "input.obj";

    protected override IReadOnlyList<string> Tokens => [.. base.Tokens, "v 1 2 3", "vt 0 0", "vn 0 0 1", "f 1 2 3", "f -1 -2 -3", "1/1/1", "2//2", "o x", "usemtl x", "f 1 2 \\"];

    protected override IEnumerable<byte[]> Seeds =>
        [Bytes("# a\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1/1 2/2 4/3\nf -4//1 -1//1 -2//1\nf 2 3 \\\n4\n"), Bytes("v 0 0 0 1\nv 1 0 0 1\nv 1 1 0 1\nv 0 1 0 1\no x\ng y\nf 1 2 3 4\n")];
}

/// <summary>OFF.</summary>
public sealed class OffTarget : MeshTarget
{
    protected override string FileName => "input.off";

    protected override IEnumerable<byte[]> Seeds => [Bytes($"OFF\n4 4 6\n{Corners}3 0 2 1\n3 0 1 3\n3 0 3 2\n3 1 2 3\n"), Bytes($"OFF4 1 0\n# c\n{Corners}4 0 1 2 3 255 0 0\n")];
}

/// <summary>PLY as text.</summary>
public sealed class PlyTextTarget : MeshTarget
{
    internal static IReadOnlyList<string> Words { get; } =
    [
        "format ascii 1.0", "format binary_little_endian 1.0", "format binary_big_endian 1.0", "element vertex 4", "element face 2000000000", "element vertex 2147483647", "element x 9", "property float x", "property double y", "property list uchar int vertex_indices",
        "property list double double vertex_index", "property list int int a", "property char z", "end_header", "comment c",
    ];

    protected override string FileName => "input.ply";

    protected override IReadOnlyList<string> Tokens => [.. base.Tokens, .. Words];

    protected override IEnumerable<byte[]> Seeds => [Bytes(Header("ascii") + $"{Corners}3 0 2 1\n3 0 1 3\n3 0 3 2\n3 1 2 3\n")];

    internal static string Header(string format) =>
        $"ply\nformat {format} 1.0\ncomment by hand\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\nelement face 4\nproperty list uchar int vertex_indices\nend_header\n";
}

/// <summary>PLY in binary.</summary>
public sealed class PlyBinaryTarget : MeshTarget
{
    protected override string FileName => "input.ply";

    protected override IReadOnlyList<string> Tokens => PlyTextTarget.Words;

    protected override IEnumerable<byte[]> Seeds => [Binary(bigEndian: false), Binary(bigEndian: true)];

    private static byte[] Binary(bool bigEndian)
    {
        float[] corners = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        int[][] faces = [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]];
        return
        [
            .. Bytes(PlyTextTarget.Header(bigEndian ? "binary_big_endian" : "binary_little_endian")),
            .. corners.SelectMany(value => Ordered(BitConverter.GetBytes(value))), .. faces.SelectMany(face => (byte[])[3, .. face.SelectMany(corner => Ordered(BitConverter.GetBytes(corner)))]),
        ];

        byte[] Ordered(byte[] number) => bigEndian ? [.. number.Reverse()] : number;
    }
}

/// <summary>STL as text.</summary>
public sealed class StlTextTarget : MeshTarget
{
    protected override string FileName => "input.stl";

    protected override IReadOnlyList<string> Tokens => [.. base.Tokens, "facet", "normal", "outer loop", "vertex 1 2 3", "endloop", "endfacet", "endsolid", "solid"];

    protected override IEnumerable<byte[]> Seeds =>
        [Bytes("solid t\nfacet normal 0 0 1\n outer loop\n  vertex 0 0 0\n  vertex 1 0 0\n  vertex 0 1 0\n endloop\nendfacet\nfacet normal 0 1 0\n outer loop\n  vertex 0 0 0\n  vertex 0 0 1\n  vertex 1 0 0\n endloop\nendfacet\nendsolid t\n")];
}

/// <summary>STL in binary.</summary>
public sealed class StlBinaryTarget : MeshTarget
{
    protected override string FileName => "input.stl";

    protected override IReadOnlyList<string> Tokens => [];

    protected override IEnumerable<byte[]> Seeds
    {
        get
        {
            float[] facet = [0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0];
            byte[] one = [.. facet.SelectMany(BitConverter.GetBytes), 0, 0];
            return [[.. new byte[80], 2, 0, 0, 0, .. one, .. one]];
        }
    }

    // The number of triangles stands before them.
    protected override byte[] Mend(byte[] input)
    {
        if (input.Length < 84)
        {
            return input;
        }
        byte[] mended = input[..(84 + ((input.Length - 84) / 50 * 50))];
        BinaryPrimitives.WriteInt32LittleEndian(mended.AsSpan(80), (mended.Length - 84) / 50);
        return mended;
    }
}

/// <summary>Points as text or as an array, made into a cloud.</summary>
public abstract class PointTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository($"*{Path.GetExtension(FileName)}");

    protected override int Inputs => 2000;

    private protected static void Cloud(NumberArray table, string file) =>
        PointTable.Cloud(table, new ShapeRecipe { Points = 8 }, 0, UpAxis.Z, new SeedStream(1).Open("x", 1), file);
}

/// <summary>Points as text.</summary>
public sealed class PointTextTarget : PointTarget
{
    protected override string FileName => "input.xyz";

    protected override IReadOnlyList<string> Tokens => ["1,5", "nan", "inf", "1;2;3", ",", ";", "#", "3", "1 2 3 4", "1e38", "-1e38"];

    protected override IEnumerable<byte[]> Seeds => new[] { "0 0 0\n1 0 0\n0 1 0\n", "3\n0,0,0,1\n1,0,0,2\n0,1,0,1\n", "0;0;0;0;0;1\n1;1;1;0;0;1\n" }.Select(Encoding.UTF8.GetBytes);

    protected override void Read(byte[] input, string file) => Cloud(PointTextFile.Read(input, file), file);
}

/// <summary>Points as an array.</summary>
public sealed class PointArrayTarget : PointTarget
{
    protected override string FileName => "input.npy";

    protected override IReadOnlyList<string> Tokens => NpyTarget.Python;

    protected override IEnumerable<byte[]> Seeds => [Npy("<f4", "(2, 3)", new byte[24]), Npy(">f8", "(2, 4)", new byte[64]), Npy("|u1", "(1, 6)", new byte[6])];

    protected override void Read(byte[] input, string file) => Cloud(NpyFile.Read(input, file), file);

    internal static byte[] Npy(string type, string shape, byte[] values)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. values];
    }
}

/// <summary>Cells in binvox files.</summary>
public sealed class BinvoxTarget : FuzzTarget
{
    protected override IReadOnlyList<string> Tokens => ["#binvox 1", "dim 2 2 2", "dim 512 512 512", "dim 0 0 0", "translate 0 0 0", "scale 1", "data", "dim"];

    protected override IEnumerable<byte[]> Seeds => [[.. "#binvox 1\ndim 2 3 4\ntranslate 0 0 0\nscale 1\ndata\n"u8, 1, 5, 0, 15, 1, 4]];

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file) => BinvoxFile.Read(input, file);
}

/// <summary>What is kept of shapes for the next time, its hash right: a result that cannot be used is made again.</summary>
public sealed class ShapeCacheTarget : FuzzTarget
{
    private static readonly byte[] Key = new byte[32];

    protected override IEnumerable<byte[]> Seeds
    {
        get
        {
            Shape[] shapes = [new VoxelGrid(2, [0, 1, 0, 1, 1, 1, 0, 0]), new PointCloud([1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 0, 1], [1, 2])];
            var cache = new ShapeCache(new CacheFolder(FuzzRun.Root), NullLogger.Instance);
            foreach (Shape shape in shapes)
            {
                cache.Keep(Key, shape);
                yield return File.ReadAllBytes(cache.PathOf(Key))[..^SHA256.HashSizeInBytes];
            }
        }
    }

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file)
    {
        var cache = new ShapeCache(new CacheFolder(Path.GetDirectoryName(file)!), NullLogger.Instance);
        Directory.CreateDirectory(Path.GetDirectoryName(cache.PathOf(Key))!);
        File.WriteAllBytes(cache.PathOf(Key), [.. input, .. SHA256.HashData(input)]);
        cache.Find(Key);
    }

    private sealed record CacheFolder(string Root) : ICacheFolder;
}

/// <summary>HDF5 files of clouds. The library that reads them is slow to give damaged ones up.</summary>
public sealed class Hdf5Target : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds
    {
        get
        {
            string path = Path.Combine(FuzzRun.Root, "clouds.h5");
            Directory.CreateDirectory(FuzzRun.Root);
            new H5File { ["data"] = new float[2, 4, 3], ["label"] = new byte[2, 1] }.Write(path);
            byte[] plain = File.ReadAllBytes(path);
            new H5File { ["data"] = Packed(new float[2, 4, 3], [1, 4, 3]), ["label"] = Packed(new byte[2, 1], [2, 1]) }.Write(path);
            return [plain, File.ReadAllBytes(path)];
        }
    }

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.h5");

    protected override string FileName => "input.h5";

    protected override int Inputs => 50;

    protected override void Read(byte[] input, string file)
    {
        var table = new CloudTable(file);
        long[] labels = table.Labels();
        table.Cloud("data", 0, labels.Length);
    }

    // As ModelNet's files are.
    private static H5Dataset Packed(Array values, uint[] chunk) => new(values, chunks: chunk, datasetCreation: new(Filters: [ShuffleFilter.Id, DeflateFilter.Id]));
}
