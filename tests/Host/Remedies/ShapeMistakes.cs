using System.Text;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes in meshes, point clouds and voxels.</summary>
internal static class ShapeMistakes
{
    private const string Meshes = "{ id: mesh-folder, path: m, points: 8 }", Voxels = "{ id: voxel-files, path: m, resolution: 2 }", Points = "{ id: point-files, path: m, points: 4 }";

    private const string Off = "OFF\n4 4 6\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n3 0 1 2\n3 0 1 3\n3 0 2 3\n3 1 2 3\n";

    private const string Obj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 2 3\nf 1 2 4\nf 1 3 4\nf 2 3 4\n";

    private const string Stl = "solid s\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid s\n";

    private const string Ply = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n"
        + "0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n";

    private const string Cloud = "0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 1 1\n";

    private static readonly byte[] Binvox = [.. "#binvox 1\ndim 2 2 2\ndata\n"u8, 1, 4, 0, 4];

    public static IReadOnlyList<Mistake> All { get; } =
    [
        InMesh("NB3111", "export it as OFF.", "x.off", "4 4 6\n", Off),
        InMesh("NB3111", "export it as PLY.", "x.ply", Obj, Ply),
        InMesh("NB3111", "Export the file again.", "x.ply", Ply.Replace("format ascii 1.0\n", "", StringComparison.Ordinal), Ply),
        In("NB3111", "Save it as UTF-8.", Meshes, "x.off", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes(Off)).ToArray(), Encoding.UTF8.GetBytes(Off)),
        InMesh("NB3112", "Mend the triangle, or export the file again.", "x.stl", Stl.Replace("vertex 0 1 0\n", "", StringComparison.Ordinal), Stl),
        InMesh("NB3112", "Export the file with decimal points and blanks between numbers.", "x.obj", Obj.Replace("v 1 0 0", "v 1,5 0 0", StringComparison.Ordinal), Obj),
        InMesh("NB3112", "Mend the line, or export the file again.", "x.obj", Obj.Replace("v 1 0 0", "v one 0 0", StringComparison.Ordinal), Obj),
        In("NB3112", "Give every point a line of 3 columns or more.", Points, "x.xyz", "1.5\n0 0 0\n1 1 1\n", Cloud),
        InMesh("NB3113", "Fetch or export it again.", "x.off", Off[..^8], Off),
        InMesh("NB3113", "Fetch or export it again.", "x.stl", Stl.Replace("endsolid s\n", "", StringComparison.Ordinal), Stl),
        In("NB3113", "Fetch the file again, or mend its first line.", Points, "x.pts", "9\n" + Cloud, "5\n" + Cloud),
        In("NB3113", "Fetch or export it again.", Voxels, "x.binvox", Binvox[..^2], Binvox),
        In("NB3113", "Fetch or make the file again.", Voxels, "x.binvox", [.. "#binvox 1\ndim 9 9 9\ndata\n"u8, 1, 255], Binvox),
        In("NB3113", "Fetch or save it again.", Voxels, "x.npy", Npy(2)[..^1], Npy(2)),
        InMesh("NB3114", "Mend the face, or export the file again.", "x.off", Off.Replace("3 1 2 3", "3 1 2 9", StringComparison.Ordinal), Off),
        InMesh("NB3114", "Mend the face, or export the file again.", "x.obj", Obj.Replace("f 2 3 4", "f 2 3 9", StringComparison.Ordinal), Obj),
        InMesh("NB3115", "or take the vertex out.", "x.off", Off.Replace("0 0 1\n", "0 0 nan\n", StringComparison.Ordinal), Off),
        In("NB3115", "Take the point out.", Points, "x.xyz", Cloud + "nan 0 0\n", Cloud),
        InMesh("NB3116", "Export it again, with its faces.", "x.obj", "v 0 0 0\nv 1 0 0\n", Obj),
        In("NB3116", "Make the file again.", Voxels, "x.binvox", [.. Binvox[..^4], 0, 8], Binvox),
        InMesh("NB3117", "Export it again as a surface.", "x.obj", "v 0 0 0\nv 1 0 0\nv 2 0 0\nf 1 2 3\n", Obj),
        InMesh("NB3118", "Mend the header's counts.", "x.off", Off.Replace("4 4 6", "4 3 6", StringComparison.Ordinal), Off),
        InMesh("NB3118", "Mend the header's counts.", "x.ply", Ply + "3 0 1 2\n", Ply.Replace("face 1", "face 2", StringComparison.Ordinal) + "3 0 1 2\n"),
        In("NB3118", "Fetch or make the file again.", Voxels, "x.binvox", [.. Binvox[..^2], 0, 9], Binvox),
        In("NB3119", "Save whole numbers, float32 or float64.", Voxels, "x.npy", Complex(), Npy(2)),
        InMesh("NB3119", "Export it as text.", "x.off", "OFF BINARY\n" + Off[4..], Off),
        InMesh("NB3119", "Export as ascii, binary_little_endian or binary_big_endian.", "x.ply", Ply.Replace("ascii", "binary", StringComparison.Ordinal), Ply),
        InMesh("NB3119", "Export with the types char to double, or int8 to float64.", "x.ply", Ply.Replace("float x", "real x", StringComparison.Ordinal), Ply),
        In("NB3120", "Give every point the same columns.", Points, "x.xyz", Cloud + "1 2 3 4\n", Cloud),
        In("NB3120", "Write a line a point with 3 columns (x y z)", Points, "x.xyz", "1 2\n3 4\n", Cloud),
        Mistake.InData("NB3120", "Give it 6 columns, or set normals: false.", "{ id: point-files, path: m, points: 4, normals: true }",
            bench => Fill(bench, "0.xyz", Bytes(Cloud)), Points),
        Mistake.InData("NB3121", "Give it a last column of whole numbers.", "{ id: point-files, path: m, points: 4, parts: 2, task: segment }",
            bench => Fill(bench, "0.xyz", Bytes(Cloud)), bench => Fill(bench, "0.xyz", Bytes(Cloud.Replace("\n", " 1\n", StringComparison.Ordinal)))),
        Mistake.InData("NB3121", "Mend the label, or raise parts.", "{ id: point-files, path: m, points: 4, parts: 2, task: segment }",
            bench => Fill(bench, "0.xyz", Bytes(Cloud.Replace("\n", " 4\n", StringComparison.Ordinal))), "{ id: point-files, path: m, points: 4, parts: 5, task: segment }"),
        Mistake.InData("NB3122", "Set resolution to the files' own, or make the files anew.", "{ id: voxel-files, path: m, resolution: 4 }",
            bench => Fill(bench, "0.binvox", Binvox), Voxels),
        In("NB3122", "Use 1 to 512 cells along each axis.", Voxels, "x.binvox", [.. "#binvox 1\ndim 2 2 999\ndata\n"u8, 1, 8], Binvox),
        Mistake.InData("NB3125", "Set normalize to sphere or cube.", "{ id: mesh-folder, path: m, representation: voxels, resolution: 4, normalize: none }",
            bench => Fill(bench, "0.off", Bytes(Off.Replace("1", "1", StringComparison.Ordinal).Replace("0 0 0\n", "9 9 9\n", StringComparison.Ordinal)
                .Replace("\n1 0 0\n0 1 0\n0 0 1\n", "\n9 9 10\n9 10 9\n10 9 9\n", StringComparison.Ordinal))),
            "{ id: mesh-folder, path: m, representation: voxels, resolution: 4, normalize: cube }"),
        In("NB3130", "go on without them by on_bad_sample: skip.", Meshes, "x.off", "", "OFF\n" + Off[4..]),
        Mistake.InData("NB3130", "go on without them by on_bad_sample: skip.", Meshes, bench =>
        {
            Fill(bench, "0.off", Bytes(Off));
            bench.Write("m/a/train/x.off", "");
        }, "{ id: mesh-folder, path: m, points: 8, on_bad_sample: skip }"),
        Mistake.InData("NB3131", "Correct the path; a relative one begins at the data folder (--data).", "{ id: mesh-folder, path: n, points: 8 }",
            bench => Fill(bench, "0.off", Bytes(Off)), Meshes),
        Mistake.InData("NB3131", "Name the folder of these files, relative to the data folder (--data), by path.", "{ id: modelnet40-hdf5 }",
            _ => { }, "{ id: parametric-shapes, points: 8, training: 20, validation: 0, test: 10 }"),
        Mistake.InData("NB3132", "Give this split at least one usable file.", "{ id: mesh-folder, path: m, points: 8, on_bad_sample: skip }",
            bench => Fill(bench, "0.off", Bytes("OFF\n")), bench => Fill(bench, "0.off", Bytes(Off))),
        Mistake.InData("NB3133", "Put files into <class>/train/ and <class>/test/.", Meshes, bench => Directory.CreateDirectory(bench.Path("m")), bench => Fill(bench, "0.off", Bytes(Off))),
        Mistake.InData("NB3133", "There are a, b.", "{ id: mesh-folder, path: m, points: 8, classes: [c] }", bench => Fill(bench, "0.off", Bytes(Off)),
            "{ id: mesh-folder, path: m, points: 8, classes: [a, b] }"),
        Mistake.InData("NB3133", "Give every split the same folders of classes.", Meshes, bench =>
        {
            Fill(bench, "0.off", Bytes(Off));
            bench.Write("m/c/test/0.off", Off);
        }, bench => bench.Write("m/c/train/0.off", Off)),
    ];

    private static Mistake InMesh(string code, string remedy, string file, string wrong, string right) => In(code, remedy, Meshes, file, wrong, right);

    private static Mistake In(string code, string remedy, string dataset, string file, string wrong, string right) =>
        In(code, remedy, dataset, file, Bytes(wrong), Bytes(right));

    // Beside good files, so that the file is what is wrong.
    private static Mistake In(string code, string remedy, string dataset, string file, byte[] wrong, byte[] right) => Mistake.InData(
        code, remedy, dataset,
        bench =>
        {
            Fill(bench, "0" + Path.GetExtension(file), right);
            bench.Write($"m/a/train/{file}", wrong);
        },
        bench => bench.Write($"m/a/train/{file}", right));

    private static void Fill(Workbench bench, string name, byte[] content)
    {
        foreach (string folder in (string[])["a/train", "a/test", "b/train", "b/test"])
        {
            bench.Write($"m/{folder}/{name}", content);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Npy(int side)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, DenseArray.From([.. Enumerable.Repeat(1f, side * side * side)], side, side, side));
        return stream.ToArray();
    }

    private static byte[] Complex() =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Npy(2)).Replace("<f4", "<c8", StringComparison.Ordinal));
}
