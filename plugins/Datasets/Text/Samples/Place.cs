using System.Globalization;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>Where a sample is from. Almost none is ever asked for it, so the words are made only then.</summary>
/// <param name="Before">What stands before the number, such as a file's name and the word line.</param>
/// <param name="Number">The number.</param>
internal readonly record struct Place(string Before, int Number)
{
    /// <summary>A line of a file, from 1.</summary>
    public static string Line(string file) => $"{file}, line ";

    /// <inheritdoc/>
    public override string ToString() => Before + Number.ToString(CultureInfo.InvariantCulture);
}
