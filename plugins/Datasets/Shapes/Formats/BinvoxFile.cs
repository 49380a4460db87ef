using System.Text;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// The files of the program binvox: a header in text, then pairs of a value and how often it follows. Its cells run along y fastest,
/// then z, then x.
/// </summary>
internal static class BinvoxFile
{
    /// <summary>Reads a file.</summary>
    /// <returns>1 for filled, [z, y, x].</returns>
    public static NumberArray Read(byte[] bytes, string file)
    {
        // What comes behind the header is no text, but there the lines are not read any more.
        (int[] size, int data) = Header(bytes, file);
        (int x, int z, int y) = (size[0], size[1], size[2]);
        var cursor = new ByteCursor(bytes, file, data);
        // A run is two bytes and at most 255 cells: a header may not ask for more than the file can fill.
        if ((long)x * y * z > cursor.Left / 2 * 255L)
        {
            throw cursor.Error("NB3113", $"the file ends before the last of {x}×{z}×{y} cells.", "Fetch or make the file again.");
        }
        var values = new float[x * y * z];
        int filled = 0;
        while (filled < values.Length)
        {
            double value = cursor.Number(NumberType.UInt8, HowFar);
            int count = (int)cursor.Number(NumberType.UInt8, HowFar);
            if (filled + count > values.Length)
            {
                throw cursor.Error(
                    "NB3118", $"the runs have more than the header's {values.Length} cells.", "Fetch or make the file again.");
            }
            for (int end = filled + count; filled < end; filled++)
            {
                int atX = filled / (z * y), atZ = filled / y % z, atY = filled % y;
                values[(((atZ * y) + atY) * x) + atX] = value > 0 ? 1 : 0;
            }
        }
        return new NumberArray([z, y, x], values);

        string HowFar() => $"after {filled} of {values.Length} cells";
    }

    private static (int[] Size, int Data) Header(byte[] bytes, string file)
    {
        if (!bytes.AsSpan().StartsWith("#binvox"u8))
        {
            throw new ByteCursor(bytes, file, 0).Error(
                "NB3111", "it does not begin with #binvox.", "Give the file the ending of its true format.");
        }
        var text = new TextCursor(bytes, file); // the first line reads as a comment
        int[]? size = null;
        while (true)
        {
            text.RequireLine("in its header");
            string keyword = Encoding.Latin1.GetString(text.Word());
            if (keyword == "dim")
            {
                size = [text.Count("a size"), text.Count("a size"), text.Count("a size")];
                if (size.Any(axis => axis is 0 or > 512))
                {
                    throw text.Error(
                        "NB3122", $"a grid of {string.Join('×', size)} cells cannot be read.", "Use 1 to 512 cells along each axis.");
                }
            }
            else if (keyword == "data")
            {
                return size is null
                    ? throw text.Error("NB3111", "the header has no dim.", "Make the file again.")
                    : (size, text.NextLineAt);
            }
        }
    }
}
