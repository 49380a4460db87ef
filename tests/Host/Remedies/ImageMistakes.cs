using System.Buffers.Binary;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>Mistakes in pictures and lists of them, and in the files of MNIST.</summary>
internal static class ImageMistakes
{
    private const string Own = "{ id: mnist, validation: 2, verify: false }", List = "{ id: image-list, training: l.csv, test: l.csv }", Folder = "{ id: image-folder, path: p }";

    private const string Mend = "Mend them or take them out, or go on without them by on_bad_sample: skip.";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.InData("NB3001", "or put train-images-idx3-ubyte.gz (or train-images-idx3-ubyte, unpacked) into this folder.", Own,
            bench => Digits(bench, trainingImages: null), bench => Digits(bench)),
        Mistake.InData("NB3002", "Fetch the file again.", Own,
            bench => Digits(bench, trainingImages: [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]), bench => Digits(bench)),
        Mistake.InData("NB3003", "Check that the files of images and labels have not changed names", Own,
            bench => Digits(bench, trainingImages: Labels(30)), bench => Digits(bench)),
        Mistake.InData("NB3004", "Fetch the file again.", Own, bench => Digits(bench, trainingImages: Images(30)[..^5]), bench => Digits(bench)),
        Mistake.InData("NB3005", "Fetch the file again.", Own, bench => Digits(bench, trainingImages: [.. Images(30), 1]), bench => Digits(bench)),
        Mistake.InData("NB3006", "Run 'nebula data fetch mnist', which replaces it.", Own, bench => Digits(bench, trainingImages: Images(30, side: 20)), bench => Digits(bench)),
        Mistake.InData("NB3007", "Run 'nebula data fetch mnist', which replaces it.", Own, bench => Digits(bench, trainingLabels: Labels(30, first: 77)), bench => Digits(bench)),
        Mistake.InData("NB3008", "To use data of your own in this format, set verify: false.", "{ id: mnist, validation: 2 }", bench => Digits(bench), Own),
        Mistake.InData("NB3009", "Lower training_subset.", "{ id: mnist, validation: 2, verify: false, training_subset: 50 }", bench => Digits(bench),
            "{ id: mnist, validation: 2, verify: false, training_subset: 10 }"),
        new("NB3024", "Give a folder of PNG, JPEG, BMP or WebP files.", bench => bench.Write("p/a.txt", "no picture"),
            bench => bench.Run("images", "fit", "p"), (bench, _) => bench.Write("p/a.png", Picture(8))),
        new("NB3024", "Give PNG, JPEG, BMP or WebP files.", bench => bench.Write("p/a.png", "no picture"),
            bench => bench.Run("images", "fit", "p"), (bench, _) => bench.Write("p/a.png", Picture(8))),
        Mistake.InData("NB3030", Mend, List, bench => ListOf(bench, "a.png\nno.png\nb.png\n"), bench => ListOf(bench, "a.png\nb.png\n")),
        Mistake.InData("NB3030", Mend, List, bench => ListOf(bench, "a.png\nno.png\nb.png\n"), List.Replace(" }", ", on_bad_sample: skip }", StringComparison.Ordinal)),
        Mistake.InData("NB3030", Mend, Folder, bench =>
        {
            Pictures(bench, 8);
            bench.Write("p/a/train/1.png", Picture(8)[..10]);
        }, bench => bench.Write("p/a/train/1.png", Picture(8))),
        Mistake.InData("NB3031", "Name a CSV file, a row for each sample.", List, bench => bench.Write("l.csv", ""), bench => ListOf(bench, "a.png\nb.png\n")),
        Mistake.InData("NB3031", "Correct the path; a relative one begins at the data folder (--data).",
            "{ id: image-list, training: no.csv, test: l.csv }", bench => ListOf(bench, "a.png\nb.png\n"), List),
        Mistake.InData("NB3031", "Correct the path; a relative one begins at the data folder (--data).",
            "{ id: image-folder, path: /nowhere/pictures }", bench => Pictures(bench, 8), Folder),
        Mistake.InData("NB3031", "Save it as UTF-8.", List,
            bench => ListOf(bench, "a.png\nb.png\n", System.Text.Encoding.UTF32), bench => ListOf(bench, "a.png\nb.png\n")),
        Mistake.InData("NB3031", "Save the list as UTF-8.", List,
            bench => ListOf(bench, "source,class\na.png,Käse\nb.png,x\n", System.Text.Encoding.Latin1), bench => ListOf(bench, "source,class\na.png,Käse\nb.png,x\n")),
        Mistake.InData("NB3031", "Columns are source, target, label, class.", List,
            bench => ListOf(bench, "source,klass\na.png,x\nb.png,y\n"), bench => ListOf(bench, "source,class\na.png,x\nb.png,y\n")),
        Mistake.InData("NB3032", "", Folder, bench => Directory.CreateDirectory(bench.Path("p", "a")), bench => Pictures(bench, 8)),
        Mistake.InData("NB3034", "Give height and width to bring all to one size.", Folder, bench =>
        {
            Pictures(bench, 8);
            bench.Write("p/b/test/1.png", Picture(9));
        }, "{ id: image-folder, path: p, height: 8, width: 8 }"),
    ];

    /// <summary>A picture of noise, as a PNG file.</summary>
    public static byte[] Picture(int side)
    {
        using var bitmap = new SKBitmap(side, side, SKColorType.Gray8, SKAlphaType.Opaque);
        new Random(side).NextBytes(bitmap.GetPixelSpan());
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Pictures(Workbench bench, int side)
    {
        foreach (string at in (string[])["a/train/1", "a/train/2", "a/test/1", "b/train/1", "b/train/2", "b/test/1"])
        {
            bench.Write($"p/{at}.png", Picture(side));
        }
    }

    private static void ListOf(Workbench bench, string rows, System.Text.Encoding? encoding = null)
    {
        bench.Write("a.png", Picture(8));
        bench.Write("b.png", Picture(8));
        System.Text.Encoding chosen = encoding ?? new System.Text.UTF8Encoding(false);
        bench.Write("l.csv", [.. chosen.GetPreamble(), .. chosen.GetBytes(rows)]);
    }

    private static void Digits(Workbench bench, byte[]? trainingLabels = null) => Digits(bench, Images(30), trainingLabels);

    private static void Digits(Workbench bench, byte[]? trainingImages, byte[]? trainingLabels = null)
    {
        if (trainingImages is not null)
        {
            bench.Write("mnist/train-images-idx3-ubyte", trainingImages);
        }
        bench.Write("mnist/train-labels-idx1-ubyte", trainingLabels ?? Labels(30));
        bench.Write("mnist/t10k-images-idx3-ubyte", Images(20));
        bench.Write("mnist/t10k-labels-idx1-ubyte", Labels(20));
    }

    private static byte[] Images(int count, int side = 28) => Idx(0x803, [count, side, side], [.. Enumerable.Range(0, count * side * side).Select(value => (byte)value)]);

    private static byte[] Labels(int count, byte first = 0) => Idx(0x801, [count], [first, .. Enumerable.Range(1, count - 1).Select(value => (byte)(value % 10))]);

    private static byte[] Idx(int magic, int[] axes, byte[] values)
    {
        byte[] header = new byte[4 * (1 + axes.Length)];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (int axis = 0; axis < axes.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (1 + axis)), axes[axis]);
        }
        return [.. header, .. values];
    }
}
