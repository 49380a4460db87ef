using System.Text;

namespace NebulaBench.Datasets.Shapes.Formats;

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
