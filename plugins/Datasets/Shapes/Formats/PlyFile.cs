using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// The Polygon File Format, as text or binary: of its elements the vertices' x, y, z and the faces' lists of vertices; everything else
/// is read and passed over.
/// </summary>
internal static class PlyFile
{
    /// <summary>Reads a file.</summary>
    public static Mesh Read(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file);
        PlyHeader header = PlyHeader.Read(text);
        if (header.Format == "ascii")
        {
            Mesh mesh = Elements(header, text, text.RequireLine, (_, _) => text.Number("a number"));
            return text.ReadLine()
                ? throw text.Error("NB3118", "there is more than the header counts.", "Mend the header's counts.")
                : mesh;
        }
        var binary = new ByteCursor(bytes, file, text.NextLineAt, header.Format == "binary_big_endian");
        Mesh read = Elements(header, binary, _ => { }, binary.Number);
        return binary.Left > 0
            ? throw binary.Error("NB3118", $"there are {binary.Left} bytes more than the header counts.", "Fetch or export it again.")
            : read;
    }

    private static Mesh Elements(
        PlyHeader header, Cursor at, Action<Func<string>> begin, Func<NumberType, Func<string>, double> next)
    {
        var mesh = new MeshBuilder();
        List<int> corners = [];
        foreach (PlyElement element in header.Elements.Where(element => element.Properties.Count > 0))
        {
            int index = 0;
            for (; index < element.Count; index++)
            {
                var vertex = Vector3.Zero;
                corners.Clear();
                begin(HowFar);
                foreach (PlyProperty property in element.Properties)
                {
                    int count = property.Length is { } length ? Length(next(length, HowFar)) : 1;
                    bool isCorners = property.Length is not null && property.Name is "vertex_indices" or "vertex_index";
                    for (int item = 0; item < count; item++)
                    {
                        double value = next(property.Type, HowFar);
                        if (isCorners)
                        {
                            corners.Add(value is >= 0 and <= int.MaxValue ? (int)value : -1);
                        }
                        else if (property.Name is "x" or "y" or "z")
                        {
                            vertex[property.Name[0] - 'x'] = (float)value;
                        }
                    }
                }
                if (element.Name == "vertex")
                {
                    mesh.AddVertex(vertex, at);
                }
                else if (element.Name == "face")
                {
                    mesh.AddFace(corners, at);
                }
            }

            string HowFar() => $"after {index} of {element.Count} elements '{element.Name}'";
        }
        return mesh.Build(at.File);

        int Length(double value) => value is >= 0 and <= int.MaxValue
            ? (int)value
            : throw at.Error("NB3112", $"a list has {value} items.", "Export the file again.");
    }
}
