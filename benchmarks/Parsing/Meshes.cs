using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using NebulaBench.Randomness;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>Writes rough surfaces of side × side corners, two triangles between each four, in several formats.</summary>
internal static class Meshes
{
    private const int LargeSide = 700;

    /// <summary>Six significant digits, as in ModelNet's files.</summary>
    public static void WriteOff(string folder, int files, int side)
    {
        for (int file = 0; file < files; file++)
        {
            using var text = new StreamWriter(Path.Combine(folder, $"{file}.off"));
            text.Write($"OFF\n{side * side} {Triangles(side).Count()} 0\n");
            WriteLines(text, side, file, "G6");
        }
    }

    /// <summary>As many digits as a float32 needs.</summary>
    public static void WriteTextPly(string folder)
    {
        using var text = new StreamWriter(Path.Combine(folder, "mesh.ply"));
        text.Write(PlyHeader("ascii"));
        WriteLines(text, LargeSide, 0, "R");
    }

    public static void WriteBinaryPly(string folder, bool bigEndian)
    {
        using var file = new BufferedStream(File.Create(Path.Combine(folder, "mesh.ply")));
        file.Write(Encoding.ASCII.GetBytes(PlyHeader(bigEndian ? "binary_big_endian" : "binary_little_endian")));
        foreach (Vector3 corner in Corners(LargeSide, 0))
        {
            Put(BitConverter.SingleToInt32Bits(corner.X));
            Put(BitConverter.SingleToInt32Bits(corner.Y));
            Put(BitConverter.SingleToInt32Bits(corner.Z));
        }
        foreach ((int a, int b, int c) in Triangles(LargeSide))
        {
            file.WriteByte(3);
            Put(a);
            Put(b);
            Put(c);
        }

        void Put(int bits)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, bigEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
            file.Write(bytes);
        }
    }

    /// <summary>Points and normals, six decimals, as in the published lists of sampled points.</summary>
    public static void WriteXyz(string folder)
    {
        using var text = new StreamWriter(Path.Combine(folder, "points.xyz"));
        foreach (Vector3 corner in Corners(LargeSide, 0))
        {
            Vector3 normal = Vector3.Normalize(corner);
            text.Write(string.Create(
                CultureInfo.InvariantCulture, $"{corner.X:F6},{corner.Y:F6},{corner.Z:F6},{normal.X:F6},{normal.Y:F6},{normal.Z:F6}\n"));
        }
    }

    private static void WriteLines(StreamWriter text, int side, int seed, string format)
    {
        foreach (Vector3 corner in Corners(side, seed))
        {
            text.Write(corner.X.ToString(format, CultureInfo.InvariantCulture) + " " + corner.Y.ToString(format, CultureInfo.InvariantCulture)
                + " " + corner.Z.ToString(format, CultureInfo.InvariantCulture) + "\n");
        }
        foreach ((int a, int b, int c) in Triangles(side))
        {
            text.Write($"3 {a} {b} {c}\n");
        }
    }

    private static string PlyHeader(string format) =>
        $"ply\nformat {format} 1.0\nelement vertex {LargeSide * LargeSide}\nproperty float x\nproperty float y\nproperty float z\n"
        + $"element face {Triangles(LargeSide).Count()}\nproperty list uchar int vertex_indices\nend_header\n";

    private static IEnumerable<Vector3> Corners(int side, int seed)
    {
        var random = new RandomStream(seed);
        for (int corner = 0; corner < side * side; corner++)
        {
            yield return new Vector3(
                (float)((corner % side) + random.NextDouble()), (float)((corner / side) + random.NextDouble()), (float)random.NextNormal());
        }
    }

    private static IEnumerable<(int A, int B, int C)> Triangles(int side)
    {
        for (int row = 0; row < side - 1; row++)
        {
            for (int column = 0; column < side - 1; column++)
            {
                int corner = (row * side) + column;
                yield return (corner, corner + 1, corner + side);
                yield return (corner + 1, corner + side + 1, corner + side);
            }
        }
    }
}
