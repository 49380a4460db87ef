using System.Buffers.Binary;
using System.IO.Compression;
using NebulaBench.Datasets.Procedural;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>Writes a file of images as large as MNIST's.</summary>
internal static class Pictures
{
    private const int Count = 60_000, Drawn = 6_000, Side = 28;

    public static void Write(string folder, bool packed)
    {
        // Repeated from farther away than gzip looks back.
        byte[] pixels = new DigitGenerator(new StrokeDigitsOptions { Noise = 0 }).Generate("Training", Drawn).Pixels;
        byte[] header = new byte[16];
        int[] numbers = [0x803, Count, Side, Side];
        for (int number = 0; number < numbers.Length; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * number), numbers[number]);
        }
        using var file = File.Create(Path.Combine(folder, "images" + (packed ? ".gz" : "")));
        using Stream content = packed ? new GZipStream(file, CompressionLevel.Optimal) : file;
        content.Write(header);
        for (int part = 0; part < Count / Drawn; part++)
        {
            content.Write(pixels);
        }
    }
}
