using System.Globalization;
using NebulaBench.Errors;

namespace PenStrokes;

/// <summary>
/// Reads the format: a drawing begins with a line "draw CLASS"; each line after it is a stroke, its points as "x,y" with blanks between;
/// "#" begins a comment.
/// </summary>
public static class StrokeFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NebulaException">NB3901: there is no such file. NB3902: a line is not what it should be.</exception>
    public static IReadOnlyList<Drawing> Read(string path)
    {
        if (!File.Exists(path))
            throw new NebulaException("NB3901", "There is no such file of drawings.", path, "Name the data folder with --data, and the file with the option file.");
        var drawings = new List<(string Class, List<IReadOnlyList<(double, double)>> Strokes)>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["draw", string name])
                drawings.Add((name, []));
            else if (words.Length >= 2 && drawings.Count > 0 && words.All(word => Point(word) is not null))
                drawings[^1].Strokes.Add([.. words.Select(word => Point(word)!.Value)]);
            else if (words.Length > 0)
                throw Misread(path, number, line);
        }
        if (drawings.FirstOrDefault(drawing => drawing.Strokes.Count == 0) is { Class: { } empty })
            throw new NebulaException("NB3902", $"A drawing of '{empty}' has no stroke.", path, "Each drawing needs at least one line of points.");
        return [.. drawings.Select(drawing => new Drawing(drawing.Class, drawing.Strokes))];
    }

    private static (double, double)? Point(string word) =>
        word.Split(',') is [string x, string y] && Coordinate(x) is { } right && Coordinate(y) is { } down ? (right, down) : null;

    // Not in the user's culture, which may write a comma where the file has a point.
    private static double? Coordinate(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 1 ? value : null;

    private static NebulaException Misread(string path, int number, string line) => new(
        "NB3902", $"'{line.Trim()}' is neither a drawing nor a stroke.", $"{path}:{number}",
        "A drawing begins with 'draw CLASS'; a stroke is at least two points such as '0.1,0.9 0.5,0.5', each from 0 to 1.");
}
