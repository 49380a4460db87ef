using System.Buffers.Binary;
using System.Globalization;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// An IDX file of bytes: four magic bytes (two zeros, the value type, the number of axes), the axes' sizes as big-endian 32-bit
/// numbers, then the values.
/// </summary>
public sealed class IdxFile
{
    private const uint LabelsMagic = 0x00000801;
    private const uint ImagesMagic = 0x00000803;

    private readonly byte[] bytes;
    private readonly int header;

    private IdxFile(FileContent content, uint magic)
    {
        Content = content;
        bytes = content.Bytes;
        if (bytes.Length < 4)
        {
            throw Truncated(4, "an IDX file begins with 4 magic bytes.");
        }
        CheckMagic(BinaryPrimitives.ReadUInt32BigEndian(bytes), magic);

        int axes = (int)(magic & 0xff);
        header = 4 + (4 * axes);
        if (bytes.Length < header)
        {
            throw Truncated(header, $"its header takes {header} bytes.");
        }
        Axes = [.. Enumerable.Range(0, axes).Select(axis => (long)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + (4 * axis))))];
        CheckLength();
    }

    /// <summary>The file and its hash.</summary>
    public FileContent Content { get; }

    /// <summary>The axes' sizes: [samples] or [samples, height, width].</summary>
    public IReadOnlyList<long> Axes { get; }

    /// <summary>The values.</summary>
    public ReadOnlySpan<byte> Values => bytes.AsSpan(header);

    /// <summary>Reads a file of images.</summary>
    /// <param name="content">The file.</param>
    /// <exception cref="NebulaException">NB3003 to NB3005: it is none, or is cut, or goes on after its end.</exception>
    public static IdxFile Images(FileContent content) => new(content, ImagesMagic);

    /// <summary>Reads a file of labels.</summary>
    /// <param name="content">The file.</param>
    /// <exception cref="NebulaException">NB3003 to NB3005: it is none, or is cut, or goes on after its end.</exception>
    public static IdxFile Labels(FileContent content) => new(content, LabelsMagic);

    /// <summary>Names a place in the file for a message.</summary>
    /// <param name="value">A value's index, from 0.</param>
    public string Where(int value) => At(header + value);

    private void CheckMagic(uint found, uint expected)
    {
        if (found != expected)
        {
            throw new NebulaException(
                "NB3003",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the magic number is 0x{found:x8} ({Meaning(found)}), expected 0x{expected:x8} ({Meaning(expected)})."),
                At(0),
                "Check that the files of images and labels have not changed names, or fetch the file again.");
        }
    }

    private void CheckLength()
    {
        // The sizes come from the file: their product may exceed 64 bits.
        Int128 announced = header + Axes.Aggregate((Int128)1, (product, axis) => product * axis);
        string sizes = string.Join('×', Axes);
        if (bytes.Length < announced)
        {
            throw Truncated(announced, $"its header announces {sizes} values.");
        }
        if (bytes.Length > announced)
        {
            throw new NebulaException(
                "NB3005",
                $"{bytes.Length - announced} bytes follow the last value; its header announces {sizes} values.",
                At((int)announced),
                "Fetch the file again.");
        }
    }

    private NebulaException Truncated(Int128 expected, string reason) => new(
        "NB3004", $"the file ends here, {expected} bytes are expected: {reason}", At(bytes.Length), "Fetch the file again.");

    private string At(int offset) => $"{Content.Path}, byte {offset}";

    private static string Meaning(uint magic) => magic switch
    {
        LabelsMagic => "labels",
        ImagesMagic => "images",
        _ => "no IDX file of bytes",
    };
}
