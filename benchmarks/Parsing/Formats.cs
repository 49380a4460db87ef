using NebulaBench.Datasets.Images;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Text;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>The rows of the table.</summary>
internal sealed partial record Format
{
    public static IReadOnlyList<Format> All { get; } =
    [
        new("IDX, 60,000 images", folder => Pictures.Write(folder, packed: false), Idx),
        new("IDX, the same as gzip", folder => Pictures.Write(folder, packed: true), Idx, HasGoal: false),
        new("CSV, quoted, as ag-news", folder => Texts.WriteCsv(folder, quoted: true), path => Table(path, TextFormat.Csv)),
        new("CSV, mostly unquoted", folder => Texts.WriteCsv(folder, quoted: false), path => Table(path, TextFormat.Csv)),
        new("TSV", Texts.WriteTsv, path => Table(path, TextFormat.Tsv)),
        new("lines of text", Texts.WriteLines, Lines),
        new("OFF, one large mesh", folder => Meshes.WriteOff(folder, files: 1, side: 700), MeshOf),
        new("OFF, 80 meshes", folder => Meshes.WriteOff(folder, files: 80, side: 80), MeshOf),
        new("PLY, text", Meshes.WriteTextPly, MeshOf),
        new("PLY, little-endian", folder => Meshes.WriteBinaryPly(folder, bigEndian: false), MeshOf),
        new("PLY, big-endian", folder => Meshes.WriteBinaryPly(folder, bigEndian: true), MeshOf),
        new("NPY, points, float32", folder => Arrays.Write(folder, "<f4", sizeof(float)), ArrayOf),
        new("NPY, points, float64", folder => Arrays.Write(folder, "<f8", sizeof(double)), ArrayOf),
        new("NPY, voxels, bytes", folder => Arrays.Write(folder, "|u1", sizeof(byte)), ArrayOf),
        new("XYZ, points as text", Meshes.WriteXyz, path => PointTextFile.Read(File.ReadAllBytes(path), path)),
    ];

    // To the tensor of gray values, which is what takes the time.
    private static long[] Idx(string path)
    {
        var images = IdxFile.Images(FileContent.From(path));
        int[] all = [.. Enumerable.Range(0, (int)images.Axes[0])];
        using torch.Tensor gray = GrayImages.Pick(images, all, Binarization.None, new SeedStream(0));
        return gray.shape;
    }

    private static TextRows Table(string path, TextFormat format)
    {
        var options = new TextLinesOptions { Format = format, Header = false, LabelColumn = "1", TextColumn = "3" };
        return TextRows.From(new TableReader(path, options).Samples(), EmptyLines.Skip);
    }

    private static TextRows Lines(string path) => TextRows.From(
        LineFile.Read(path, TextEncoding.Utf8).Select(line => (new TextSample(line.Where, line.Text), line.Problem)), EmptyLines.Skip);

    private static Mesh MeshOf(string path) => MeshFile.Read(File.ReadAllBytes(path), path);

    private static NumberArray ArrayOf(string path) => NpyFile.Read(File.ReadAllBytes(path), path);
}
