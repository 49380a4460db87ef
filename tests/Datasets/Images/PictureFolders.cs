namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Writes folders of tiny pictures, ten a class and split.</summary>
internal static class PictureFolders
{
    public static void Write(TemporaryData data, bool hasSplits)
    {
        long seed = 0;
        foreach (string split in hasSplits ? new[] { "train", "val", "test" } : [""])
        {
            foreach (string name in new[] { "cats", "dogs" })
            {
                Directory.CreateDirectory(Path.Combine(data.Folder, split, name));
                for (int index = 0; index < 10; index++)
                {
                    data.Write(Path.Combine(split, name, $"{index}.png"), PngBytes.Rgb(6, 6, PictureLists.Random(108, seed++, 256)));
                }
                data.Write(Path.Combine(split, name, "notes.txt"), [1, 2, 3]);
            }
        }
    }

    /// <summary>Twenty pictures in no folder of a class.</summary>
    public static void WriteFlat(TemporaryData data, string split)
    {
        Directory.CreateDirectory(Path.Combine(data.Folder, split));
        for (int index = 0; index < 20; index++)
        {
            data.Write(Path.Combine(split, $"{index}.png"), PngBytes.Rgb(6, 6, PictureLists.Random(108, (split.Length * 100) + index, 256)));
        }
    }
}
