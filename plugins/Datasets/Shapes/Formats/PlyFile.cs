using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
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

/// <summary>What a PLY file's header says comes after it.</summary>
/// <param name="Format">ascii, binary_little_endian or binary_big_endian.</param>
/// <param name="Elements">The kinds of things, in their order.</param>
internal sealed record PlyHeader(string Format, IReadOnlyList<PlyElement> Elements)
{
    /// <summary>How many elements of a name there are; 0 where there are none.</summary>
    public int Count(string name) => Elements.FirstOrDefault(element => element.Name == name)?.Count ?? 0;

    /// <summary>Reads a header up to and with <c>end_header</c>.</summary>
    public static PlyHeader Read(TextCursor text)
    {
        if (!text.ReadLine() || Word(text) != "ply")
        {
            throw text.Error("NB3111", "it does not begin with ply.", "Give the file the ending of its true format, or export it as PLY.");
        }
        string format = "";
        List<PlyElement> elements = [];
        while (true)
        {
            text.RequireLine("in its header");
            switch (Word(text))
            {
                case "end_header":
                    return format.Length > 0
                        ? new PlyHeader(format, elements)
                        : throw text.Error("NB3111", "the header names no format.", "Export the file again.");
                case "format":
                    format = Word(text);
                    if (format is not ("ascii" or "binary_little_endian" or "binary_big_endian"))
                    {
                        throw text.Error(
                            "NB3119", $"the format '{format}' is not known.", "Export as ascii, binary_little_endian or binary_big_endian.");
                    }
                    break;
                case "element":
                    elements.Add(new PlyElement(Word(text), text.Count("the number of elements"), []));
                    break;
                case "property" when elements.Count > 0:
                    elements[^1].Properties.Add(Property(text));
                    break;
                default:
                    break; // comments and whatever else headers may say
            }
        }
    }

    private static PlyProperty Property(TextCursor text)
    {
        string type = Word(text);
        return type == "list"
            ? new PlyProperty(Type(text, Word(text)), Type(text, Word(text)), Word(text))
            : new PlyProperty(null, Type(text, type), Word(text));
    }

    private static NumberType Type(TextCursor text, string name) => name switch
    {
        "char" or "int8" => NumberType.Int8,
        "uchar" or "uint8" => NumberType.UInt8,
        "short" or "int16" => NumberType.Int16,
        "ushort" or "uint16" => NumberType.UInt16,
        "int" or "int32" => NumberType.Int32,
        "uint" or "uint32" => NumberType.UInt32,
        "float" or "float32" => NumberType.Float32,
        "double" or "float64" => NumberType.Float64,
        _ => throw text.Error("NB3119", $"the type '{name}' is not known.", "Export with the types char to double, or int8 to float64."),
    };

    private static string Word(TextCursor text) => Encoding.UTF8.GetString(text.Word());
}

/// <summary>A kind of thing in a PLY file.</summary>
/// <param name="Name">Its name, such as <c>vertex</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Properties">What each has, in order.</param>
internal sealed record PlyElement(string Name, int Count, List<PlyProperty> Properties);

/// <summary>What each thing of a kind has.</summary>
/// <param name="Length">How the length of a list is stored; null for a single number.</param>
/// <param name="Type">How the numbers are stored.</param>
/// <param name="Name">The name.</param>
internal sealed record PlyProperty(NumberType? Length, NumberType Type, string Name)
{
    /// <summary>The axis of which it is the coordinate, or −1.</summary>
    public int Axis { get; } = Name is "x" or "y" or "z" ? Name[0] - 'x' : -1;

    /// <summary>Whether it lists a face's vertices.</summary>
    public bool IsCorners { get; } = Length is not null && Name is "vertex_indices" or "vertex_index";
}

/// <summary>Where the numbers behind a PLY file's header come from. Implemented by structs, so that the reader is compiled for each.</summary>
internal interface IPlyNumbers
{
    /// <summary>Where it stands.</summary>
    Cursor At { get; }

    /// <summary>Goes to the next element.</summary>
    /// <param name="what">What ends early where there is none.</param>
    void Begin(Func<string> what);

    /// <summary>The next number.</summary>
    /// <param name="type">How it is stored.</param>
    /// <param name="what">What ends early where there is none.</param>
    double Next(NumberType type, Func<string> what);
}

/// <summary>Numbers as text, a line for each element.</summary>
internal readonly struct PlyText(TextCursor text) : IPlyNumbers
{
    /// <inheritdoc/>
    public Cursor At => text;

    /// <inheritdoc/>
    public void Begin(Func<string> what)
    {
        if (!text.ReadLine())
        {
            throw text.Ends(what());
        }
    }

    /// <inheritdoc/>
    public double Next(NumberType type, Func<string> what) =>
        type is NumberType.Float32 or NumberType.Float64 ? text.Number("a number") : text.WholeNumber("a number");
}

/// <summary>Binary numbers.</summary>
internal readonly struct PlyBytes(ByteCursor bytes) : IPlyNumbers
{
    /// <inheritdoc/>
    public Cursor At => bytes;

    /// <inheritdoc/>
    public void Begin(Func<string> what)
    {
    }

    /// <inheritdoc/>
    public double Next(NumberType type, Func<string> what) => bytes.Number(type, what);
}
