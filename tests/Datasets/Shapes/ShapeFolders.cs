using System.Globalization;
using System.Numerics;
using System.Text;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Randomness;
using PureHDF;
using PureHDF.Filters;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Writes small datasets of random shapes, two classes, ten training and five test samples each.</summary>
internal static class ShapeFolders
{
    public const string Name = "things";

    public static void Meshes(TemporaryData data, bool splitsFirst = false) => Each(splitsFirst, (folder, index, random) =>
        data.Write($"{folder}/{index}.off", MeshFiles.Off(Random(random))));

    public static void Points(TemporaryData data) => Each(false, (folder, index, random) =>
        data.Write($"{folder}/{index}.xyz", Rows(random, 40)));

    public static void Voxels(TemporaryData data, int resolution, int parts) => Each(false, (folder, index, random) =>
    {
        byte[] cells = [.. Enumerable.Range(0, resolution * resolution * resolution).Select(_ => (byte)random.NextInt(parts + 1))];
        data.Write($"{folder}/{index}.npy", Npy("|u1", $"({resolution}, {resolution}, {resolution})", cells));
    });

    public static void ModelNet(TemporaryData data, bool names)
    {
        var random = new RandomStream(4);
        foreach ((string file, int clouds) in new[] { ("ply_data_train0.h5", 14), ("ply_data_train1.h5", 6), ("ply_data_test0.h5", 8) })
        {
            var places = new float[clouds, 50, 3];
            var labels = new byte[clouds, 1];
            for (int cloud = 0; cloud < clouds; cloud++)
            {
                labels[cloud, 0] = (byte)(cloud % 2);
                for (int value = 0; value < 150; value++)
                {
                    places[cloud, value / 3, value % 3] = (float)random.NextNormal();
                }
            }
            data.Write($"{Name}/{file}", []);
            new H5File { ["data"] = Packed(places, [5, 50, 3]), ["label"] = Packed(labels, [5, 1]) }.Write(data.PathOf($"{Name}/{file}"));
        }
        if (names)
        {
            data.Write($"{Name}/shape_names.txt", "airplane\nbathtub\n");
        }
    }

    // In compressed chunks, as the published files are.
    private static H5Dataset Packed(Array values, uint[] chunk) =>
        new(values, chunks: chunk, datasetCreation: new(Filters: [ShuffleFilter.Id, DeflateFilter.Id]));

    public static byte[] Npy(string type, string shape, byte[] values)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)(header.Length & 255), (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. values];
    }

    /// <summary>A few random triangles.</summary>
    public static Mesh Random(RandomStream random) => new(
        [.. Enumerable.Range(0, 18).Select(_ => new Vector3((float)random.NextNormal(), (float)random.NextNormal(), (float)random.NextNormal()))],
        [.. Enumerable.Range(0, 6).Select(index => new Triangle(3 * index, (3 * index) + 1, (3 * index) + 2))]);

    private static string Rows(RandomStream random, int points) => string.Concat(Enumerable.Range(0, points).Select(_ => string.Create(
        CultureInfo.InvariantCulture, $"{random.NextNormal():r} {random.NextNormal():r} {random.NextNormal():r} {random.NextInt(3)}\n")));

    private static void Each(bool splitsFirst, Action<string, int, RandomStream> write)
    {
        long seed = 1;
        foreach ((string split, int count) in new[] { ("train", 10), ("test", 5) })
        {
            foreach (string name in new[] { "chairs", "apples" })
            {
                for (int index = 0; index < count; index++)
                {
                    write(splitsFirst ? $"{Name}/{split}/{name}" : $"{Name}/{name}/{split}", index, new RandomStream(seed++));
                }
            }
        }
    }
}
