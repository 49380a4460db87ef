using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Writes lists of tiny pictures into a test's data folder.</summary>
internal static class PictureLists
{
    public const int Training = 30;
    public const int Test = 12;
    public const int Side = 9;

    /// <summary>Options that read what <see cref="Write"/> writes.</summary>
    public static ImageListOptions Options { get; } = new() { Training = "tiny/train.csv", Test = "tiny/test.csv", ValidationShare = 0.2 };

    /// <summary>Training and test lists with three classes, targets of their own and label images.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="targets">pictures, labels or nothing.</param>
    public static void Write(TemporaryData data, string targets = "")
    {
        Directory.CreateDirectory(Path.Combine(data.Folder, "pictures"));
        foreach ((string list, int count, long seed) in new[] { ("train", Training, 1L), ("test", Test, 2L) })
        {
            var rows = new List<string> { "source,target,label,class" };
            for (int index = 0; index < count; index++)
            {
                string name = $"pictures/{list}-{index}";
                data.Write($"{name}.png", PngBytes.Rgb(Side, Side, Random(3 * Side * Side, seed + (100 * index), 256)));
                string target = targets switch { "pictures" => $"{name}-target.png", "labels" => $"{name}-labels.png", _ => "" };
                if (targets == "pictures")
                {
                    data.Write(target, PngBytes.Gray(Side, Side, Random(Side * Side, seed + 50 + (100 * index), 256)));
                }
                else if (targets == "labels")
                {
                    byte[] labels = Random(Side * Side, seed + 50 + (100 * index), 4);
                    labels[0] = 255;
                    data.Write(target, PngBytes.Palette(Side, Side, labels));
                }
                rows.Add($"{name}.png,{target},{index % 3},{"abc"[index % 3]}");
            }
            File.WriteAllLines(Path.Combine(data.Folder, $"{list}.csv"), rows);
        }
    }

    public static byte[] Random(int count, long seed, int bound)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt(bound))];
    }
}
