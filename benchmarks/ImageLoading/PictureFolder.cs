using NebulaBench.Datasets;
using NebulaBench.Datasets.Procedural;
using SkiaSharp;
using TorchSharp;

namespace NebulaBench.Benchmarks.ImageLoading;

/// <summary>Rendered pictures as JPEG files with a list, deleted at the end.</summary>
internal sealed class PictureFolder : IDataFolder, IDisposable
{
    public const int Side = 64;

    public PictureFolder(int pictures)
    {
        Root = Directory.CreateTempSubdirectory("nebula-pictures-").FullName;
        var dataset = new ShadedSolidsDataset(new ShadedSolidsOptions { Size = Side, Training = pictures, Validation = 0, Test = 10 });
        using DataSplit rendered = dataset.Load(SplitName.Training);
        var rows = new List<string> { "source,target,label" };
        foreach (Batch batch in rendered.Read(BatchSampler.Sequential(pictures, 256), torch.CPU))
        {
            using var scope = torch.NewDisposeScope();
            byte[] pixels = batch.Input.permute(0, 2, 3, 1).mul(255).round().to_type(torch.uint8).contiguous().data<byte>().ToArray();
            for (int at = 0; at < batch.Size; at++)
            {
                string name = $"{rows.Count}.jpg";
                Write(Path.Combine(Root, name), pixels.AsSpan(at * Side * Side * 3, Side * Side * 3));
                rows.Add($"{name},,0");
            }
        }
        File.WriteAllLines(Path.Combine(Root, "training.csv"), rows);
        File.WriteAllLines(Path.Combine(Root, "test.csv"), rows.Take(11));
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Write(string file, ReadOnlySpan<byte> rgb)
    {
        using var bitmap = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            bitmap.SetPixel(pixel % Side, pixel / Side, new SKColor(rgb[3 * pixel], rgb[(3 * pixel) + 1], rgb[(3 * pixel) + 2]));
        }
        using FileStream stream = File.Create(file);
        bitmap.Encode(stream, SKEncodedImageFormat.Jpeg, 90);
    }
}
