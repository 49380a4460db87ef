using System.Numerics;
using System.Runtime.InteropServices;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// The Object File Format: <c>OFF</c>, the numbers of vertices, faces and edges, then a line for each vertex and face. Some files of
/// ModelNet have the numbers right behind <c>OFF</c>. Normals and colors, behind the coordinates or corners, are passed over.
/// </summary>
internal static class OffFile
{
    private static readonly string[] Keywords = ["OFF", "COFF", "NOFF", "CNOFF", "STOFF", "STCOFF", "STNOFF", "STCNOFF"];

    /// <summary>Reads a file.</summary>
    public static Mesh Read(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file);
        if (!text.ReadLine() || !Keywords.Any(text.Skip))
        {
            throw text.Error("NB3111", "it does not begin with OFF.", "Give the file the ending of its true format, or export it as OFF.");
        }
        if (text.IsAtEnd())
        {
            text.RequireLine("before its counts");
        }
        else if (text.Skip("BINARY"))
        {
            throw text.Error("NB3119", "it is a binary OFF file.", "Export it as text.");
        }
        int vertices = text.Count("the number of vertices"), faces = text.Count("the number of faces");
        var mesh = new MeshBuilder(vertices, faces, bytes.Length);
        for (int vertex = 0; vertex < vertices; vertex++)
        {
            if (!text.ReadLine())
            {
                throw text.Ends($"after {vertex} of {vertices} vertices");
            }
            ReadVertex(text, mesh);
        }
        List<int> corners = [];
        for (int face = 0; face < faces; face++)
        {
            if (!text.ReadLine())
            {
                throw text.Ends($"after {face} of {faces} faces");
            }
            ReadFace(text, mesh, corners);
        }
        return text.ReadLine()
            ? throw text.Error(
                "NB3118", $"there is more than the {vertices} vertices and {faces} faces that the header counts.", "Mend the header's counts.")
            : mesh.Build(file);
    }

    private static void ReadVertex(TextCursor text, MeshBuilder mesh) =>
        mesh.AddVertex(new Vector3(text.Number("a coordinate"), text.Number("a coordinate"), text.Number("a coordinate")), text);

    private static void ReadFace(TextCursor text, MeshBuilder mesh, List<int> corners)
    {
        int count = text.Count("the number of a face's corners");
        corners.Clear();
        for (int corner = 0; corner < count; corner++)
        {
            corners.Add(text.Whole("the index of a vertex"));
        }
        mesh.AddFace(CollectionsMarshal.AsSpan(corners), text);
    }
}
