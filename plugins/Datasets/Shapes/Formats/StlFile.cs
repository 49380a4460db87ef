using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// STL, triangles with the corners written out: text that begins with <c>solid</c>, or 80 bytes of anything, the number of triangles and
/// 50 bytes for each. Binary files may begin with <c>solid</c> too, so the length is looked at first. Normals are passed over.
/// </summary>
internal static class StlFile
{
    private const int Header = 84, Facet = 50, Looked = 1024;

    /// <summary>Reads a file.</summary>
    public static Mesh Read(byte[] bytes, string file)
    {
        long announced = bytes.Length < Header ? -1 : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(80));
        return !IsText(bytes) || bytes.Length == Header + (announced * Facet) ? Binary(bytes, file, announced) : Text(bytes, file);
    }

    // Text holds no zero bytes, unless it is UTF-16, which the reader of texts refuses by name.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }
        ReadOnlySpan<byte> start = bytes[TextContent.Start(bytes)..].TrimStart(" \t\r\n"u8);
        return start.Length >= 5 && TextCursor.Is(start[..5], "solid"u8) && !bytes[..Math.Min(bytes.Length, Looked)].Contains((byte)0);
    }

    private static Mesh Binary(byte[] bytes, string file, long triangles)
    {
        var cursor = new ByteCursor(bytes, file, 0);
        if (!cursor.Skip(Header))
        {
            throw cursor.Error("NB3113", $"the file has {bytes.Length} bytes, but the header alone has {Header}.", "Fetch or export it again.");
        }
        long expected = Header + (triangles * Facet);
        if (bytes.Length != expected)
        {
            throw cursor.Error(
                bytes.Length < expected ? "NB3113" : "NB3118",
                $"the header counts {triangles} triangles, which is {expected} bytes, but the file has {bytes.Length}.",
                "Fetch or export it again.");
        }
        var mesh = new MeshBuilder((int)Math.Min(int.MaxValue, 3 * triangles), (int)triangles, bytes.Length);
        for (int triangle = 0; triangle < triangles; triangle++)
        {
            cursor.Skip(12);
            for (int corner = 0; corner < 3; corner++)
            {
                mesh.AddVertex(new Vector3(Next(), Next(), Next()), cursor);
            }
            mesh.AddFace([mesh.Vertices - 3, mesh.Vertices - 2, mesh.Vertices - 1], cursor);
            cursor.Skip(2);
        }
        return mesh.Build(file);

        float Next() => (float)cursor.Number(NumberType.Float32, () => "in a triangle");
    }

    private static Mesh Text(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file);
        var mesh = new MeshBuilder();
        bool ends = false;
        List<int> corners = [];
        while (text.ReadLine())
        {
            // A keyword a line is the custom, but not the rule.
            while (!text.IsAtEnd())
            {
                ReadOnlySpan<byte> keyword = text.Word();
                bool names = TextCursor.Is(keyword, "solid"u8) || TextCursor.Is(keyword, "endsolid"u8);
                ends = TextCursor.Is(keyword, "endsolid"u8);
                if (names)
                {
                    break;
                }
                Take(keyword, text, mesh, corners);
            }
        }
        return ends
            ? mesh.Build(file)
            : throw text.Error("NB3113", "the file ends before endsolid.", "Fetch or export it again.");
    }

    private static void Take(ReadOnlySpan<byte> keyword, TextCursor text, MeshBuilder mesh, List<int> corners)
    {
        if (TextCursor.Is(keyword, "vertex"u8))
        {
            corners.Add(mesh.Vertices);
            mesh.AddVertex(new Vector3(text.Number("a coordinate"), text.Number("a coordinate"), text.Number("a coordinate")), text);
        }
        else if (TextCursor.Is(keyword, "endloop"u8))
        {
            if (corners.Count != 3)
            {
                throw text.Error("NB3112", $"the triangle has {corners.Count} corners.", "Mend the triangle, or export the file again.");
            }
            mesh.AddFace(CollectionsMarshal.AsSpan(corners), text);
            corners.Clear();
        }
    }
}
