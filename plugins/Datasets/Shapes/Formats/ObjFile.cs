using System.Numerics;
using System.Runtime.InteropServices;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// Wavefront OBJ: of its lines <c>v</c> (vertices) and <c>f</c> (polygons), whose corners are numbered from 1, or backwards from −1, each
/// perhaps followed by texture and normal. A backslash at the end joins a line to the next. Everything else is passed over.
/// </summary>
internal static class ObjFile
{
    /// <summary>Reads a file.</summary>
    public static Mesh Read(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file, joinsLines: true);
        var mesh = new MeshBuilder();
        List<int> corners = [];
        while (text.ReadLine())
        {
            ReadOnlySpan<byte> keyword = text.Word();
            if (TextCursor.Is(keyword, "v"u8))
            {
                mesh.AddVertex(new Vector3(text.Number("a coordinate"), text.Number("a coordinate"), text.Number("a coordinate")), text);
            }
            else if (TextCursor.Is(keyword, "f"u8))
            {
                corners.Clear();
                while (!text.IsAtEnd())
                {
                    corners.Add(Corner(text, mesh.Vertices));
                }
                mesh.AddFace(CollectionsMarshal.AsSpan(corners), text);
            }
        }
        return mesh.Build(file);
    }

    private static int Corner(TextCursor text, int vertices)
    {
        ReadOnlySpan<byte> word = text.Word();
        int slash = word.IndexOf((byte)'/');
        int number = text.Whole("the number of a vertex", slash < 0 ? word : word[..slash]);
        int index = number < 0 ? vertices + number : number - 1;
        return (uint)index < vertices
            ? index
            : throw text.Error(
                "NB3114",
                $"the face names vertex {number}, but there are {vertices} so far (counted from 1).",
                "Mend the face, or export the file again.");
    }
}
