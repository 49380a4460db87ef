using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
            Mesh mesh = Elements(header, new PlyText(text), bytes.Length);
            return text.ReadLine()
                ? throw text.Error("NB3118", "there is more than the header counts.", "Mend the header's counts.")
                : mesh;
        }
        var binary = new ByteCursor(bytes, file, text.NextLineAt, header.Format == "binary_big_endian");
        Mesh read = Elements(header, new PlyBytes(binary), bytes.Length);
        return binary.Left > 0
            ? throw binary.Error("NB3118", $"there are {binary.Left} bytes more than the header counts.", "Fetch or export it again.")
            : read;
    }

    private static Mesh Elements<T>(PlyHeader header, T numbers, int bytes)
        where T : struct, IPlyNumbers
    {
        var mesh = new MeshBuilder(header.Count("vertex"), header.Count("face"), bytes);
        List<int> corners = [];
        foreach (PlyElement element in header.Elements.Where(element => element.Properties.Count > 0))
        {
            int index = 0;
            Func<string> howFar = () => $"after {index} of {element.Count} elements '{element.Name}'";
            bool isVertex = element.Name == "vertex", isFace = element.Name == "face";
            for (; index < element.Count; index++)
            {
                Vector3 vertex = Element(element, numbers, corners, howFar);
                if (isVertex)
                {
                    mesh.AddVertex(vertex, numbers.At);
                }
                else if (isFace)
                {
                    mesh.AddFace(CollectionsMarshal.AsSpan(corners), numbers.At);
                }
            }
        }
        return mesh.Build(numbers.At.File);
    }

    // A vertex, or a face's corners. Inlined into the loop it would be compiled with a method that has been running since it was slow.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector3 Element<T>(PlyElement element, T numbers, List<int> corners, Func<string> howFar)
        where T : struct, IPlyNumbers
    {
        var vertex = Vector3.Zero;
        corners.Clear();
        numbers.Begin(howFar);
        foreach (PlyProperty property in CollectionsMarshal.AsSpan(element.Properties))
        {
            int count = property.Length is { } length ? Length(numbers.Next(length, howFar), numbers.At) : 1;
            for (int item = 0; item < count; item++)
            {
                double value = numbers.Next(property.Type, howFar);
                if (property.IsCorners)
                {
                    corners.Add(value is >= 0 and <= int.MaxValue ? (int)value : -1);
                }
                else if (property.Axis >= 0)
                {
                    vertex[property.Axis] = (float)value;
                }
            }
        }
        return vertex;
    }

    private static int Length(double value, Cursor at) => value is >= 0 and <= int.MaxValue
        ? (int)value
        : throw at.Error("NB3112", $"a list has {value} items.", "Export the file again.");
}
