using System.Globalization;
using System.Numerics;
using System.Text;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Writes meshes in the formats that are read.</summary>
internal static class MeshFiles
{
    public static string Off(Mesh mesh, string header = "OFF\n") => string.Create(CultureInfo.InvariantCulture,
        $"{header}{mesh.Vertices.Length} {mesh.Triangles.Length} 0\n{Lines(mesh, "", "3 ", 0)}");

    public static string Obj(Mesh mesh) => Lines(mesh, "v ", "f ", 1);

    public static string Ply(Mesh mesh) => PlyHeader("ascii", mesh) + Lines(mesh, "", "3 ", 0);

    public static byte[] BinaryPly(Mesh mesh, bool bigEndian)
    {
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(PlyHeader(bigEndian ? "binary_big_endian" : "binary_little_endian", mesh)));
        foreach (Vector3 v in mesh.Vertices)
        {
            Put(BitConverter.GetBytes(v.X));
            Put(BitConverter.GetBytes(v.Y));
            Put(BitConverter.GetBytes(v.Z));
        }
        foreach (Triangle t in mesh.Triangles)
        {
            file.WriteByte(3);
            Put(BitConverter.GetBytes(t.A));
            Put(BitConverter.GetBytes(t.B));
            Put(BitConverter.GetBytes(t.C));
        }
        return file.ToArray();

        void Put(byte[] bytes) => file.Write(bigEndian ? [.. bytes.Reverse()] : bytes);
    }

    public static string Stl(Mesh mesh)
    {
        var text = new StringBuilder("solid thing\n");
        foreach (Triangle t in mesh.Triangles)
        {
            text.Append("facet normal 0 0 0\n outer loop\n");
            foreach (int corner in new[] { t.A, t.B, t.C })
            {
                text.Append("  vertex ").Append(Text(mesh.Vertices[corner])).Append('\n');
            }
            text.Append(" endloop\nendfacet\n");
        }
        return text.Append("endsolid thing\n").ToString();
    }

    public static byte[] BinaryStl(Mesh mesh)
    {
        using var file = new MemoryStream();
        file.Write(new byte[80]);
        file.Write(BitConverter.GetBytes(mesh.Triangles.Length));
        foreach (Triangle t in mesh.Triangles)
        {
            file.Write(new byte[12]);
            foreach (int corner in new[] { t.A, t.B, t.C })
            {
                Vector3 v = mesh.Vertices[corner];
                file.Write([.. BitConverter.GetBytes(v.X), .. BitConverter.GetBytes(v.Y), .. BitConverter.GetBytes(v.Z)]);
            }
            file.Write(new byte[2]);
        }
        return file.ToArray();
    }

    private static string PlyHeader(string format, Mesh mesh) =>
        $"ply\nformat {format} 1.0\ncomment made by hand\nelement vertex {mesh.Vertices.Length}\nproperty float x\nproperty float y\n"
        + $"property float z\nelement face {mesh.Triangles.Length}\nproperty list uchar int vertex_indices\nend_header\n";

    private static string Lines(Mesh mesh, string vertex, string face, int first) =>
        string.Concat(mesh.Vertices.Select(v => $"{vertex}{Text(v)}\n"))
        + string.Concat(mesh.Triangles.Select(t => $"{face}{t.A + first} {t.B + first} {t.C + first}\n"));

    private static string Text(Vector3 v) => string.Create(CultureInfo.InvariantCulture, $"{v.X:r} {v.Y:r} {v.Z:r}");
}
