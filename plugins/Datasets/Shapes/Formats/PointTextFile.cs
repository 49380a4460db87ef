using System.Buffers;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// A text file of points, one a line, its columns separated by blanks, commas or semicolons. A first line of one number, their count, may be
/// there. A comma within a word, where blanks or semicolons separate the columns, may be a decimal comma: such a line is refused.
/// </summary>
internal static class PointTextFile
{
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\v\f,;"u8);

    /// <summary>Reads a file as an array [points, columns].</summary>
    public static NumberArray Read(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file, commas: true);
        List<float> values = [];
        int columns = 0, announced = -1;
        while (text.ReadLine())
        {
            int before = values.Count;
            if (IsAmbiguous(text.Rest))
            {
                throw text.Comma("a comma stands within the numbers of a line whose columns are separated by something else");
            }
            while (!text.IsAtEnd())
            {
                values.Add(text.Number("a number"));
            }
            int found = values.Count - before;
            if (columns == 0 && announced < 0 && found == 1)
            {
                announced = values[0] is >= 0 and < int.MaxValue && values[0] == MathF.Floor(values[0])
                    ? (int)values[0]
                    : throw text.Error("NB3112", "the line holds one number, which is no number of points.", "Give every point a line of 3 columns or more.");
                values.Clear();
                continue;
            }
            columns = columns == 0 ? found : columns;
            if (found != columns)
            {
                throw text.Error("NB3120", $"the line has {found} columns, but the first has {columns}.", "Give every point the same columns.");
            }
            for (int value = before; value < values.Count; value++)
            {
                if (!float.IsFinite(values[value]))
                {
                    throw text.Error("NB3115", "a number of the point is not finite.", "Take the point out.");
                }
            }
        }
        int points = columns == 0 ? 0 : values.Count / columns;
        if (announced >= 0 && announced != points)
        {
            throw text.Error(
                announced > points ? "NB3113" : "NB3118",
                $"the first line announces {announced} points, but there are {points}.",
                "Fetch the file again, or mend its first line.");
        }
        return new NumberArray([points, columns], [.. values]);
    }

    // 1,5 2,5 3,5 or 1,5;2,5;3,5: read as columns these would be other points.
    private static bool IsAmbiguous(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\v\f"u8);
        bool within = false, parts = false;
        while (!line.IsEmpty)
        {
            int word = line.IndexOfAny(Separators);
            line = word < 0 ? [] : line[word..];
            int behind = line.IndexOfAnyExcept(Separators);
            ReadOnlySpan<byte> between = behind < 0 ? line : line[..behind];
            within |= between is [(byte)','];
            parts |= between.Length > 0 && !between.Contains((byte)',');
            line = behind < 0 ? [] : line[behind..];
        }
        return within && parts;
    }
}
