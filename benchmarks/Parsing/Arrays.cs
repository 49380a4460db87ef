using System.Runtime.InteropServices;
using System.Text;
using NebulaBench.Randomness;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>Writes NumPy's arrays of 32 MB.</summary>
internal static class Arrays
{
    private const int Bytes = 32_000_000;

    public static void Write(string folder, string kind, int size)
    {
        int count = Bytes / size;
        string shape = size == 1 ? $"({count / 40_000}, 200, 200)" : $"({count / 8}, 8)";
        string header = $"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}";
        header = header.PadRight(117) + "\n"; // with the magic word and the length 128 bytes
        using var file = File.Create(Path.Combine(folder, "array.npy"));
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)]);
        var random = new RandomStream(1);
        file.Write(size switch
        {
            sizeof(double) => MemoryMarshal.AsBytes<double>([.. Enumerable.Range(0, count).Select(_ => random.NextDouble())]),
            sizeof(float) => MemoryMarshal.AsBytes<float>([.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())]),
            _ => (byte[])[.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt(2))],
        });
    }
}
