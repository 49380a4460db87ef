namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>A text file of points, one a line, its columns parted by blanks or commas. A first line of one number, their count, may be there.</summary>
internal static class PointTextFile
{
    /// <summary>Reads a file as an array [points, columns].</summary>
    public static NumberArray Read(byte[] bytes, string file)
    {
        var text = new TextCursor(bytes, file);
        List<float> values = [];
        int columns = 0, announced = -1;
        while (text.ReadLine())
        {
            int before = values.Count;
            while (!text.IsAtEnd())
            {
                values.Add(text.Number("a number"));
            }
            int found = values.Count - before;
            if (columns == 0 && announced < 0 && found == 1)
            {
                announced = (int)values[0];
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
}
