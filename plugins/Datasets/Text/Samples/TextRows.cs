using System.Globalization;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>The samples of a file or a split, and what could not be one.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="Bad">The lines that cannot be used.</param>
/// <param name="Empty">How many lines without a text were left out.</param>
internal sealed record TextRows(IReadOnlyList<TextSample> Samples, IReadOnlyList<BadLine> Bad, int Empty)
{
    // A file without line ends would become millions of tokens, of which a sample keeps a few.
    private const int LongestText = 1_000_000;

    /// <summary>Samples of which none is bad.</summary>
    /// <param name="samples">The samples.</param>
    public static TextRows From(IEnumerable<TextSample> samples) => new([.. samples], [], 0);

    /// <summary>The lines of a file as samples; those without a text are treated as the option says.</summary>
    /// <param name="lines">Each line's sample, or why it is none.</param>
    /// <param name="emptyLines">The option.</param>
    public static TextRows From(IEnumerable<(TextSample Sample, string? Problem)> lines, EmptyLines emptyLines)
    {
        int empty = 0;
        List<TextSample> samples = [];
        List<BadLine> bad = [];
        foreach ((TextSample sample, string? known) in lines)
        {
            string? problem = known ?? TooLong(sample.Text) ?? TooLong(sample.Other);
            bool isEmpty = IsEmpty(sample);
            if (problem is null && !isEmpty)
            {
                samples.Add(sample);
            }
            else if (problem is null && emptyLines == EmptyLines.Skip)
            {
                empty++;
            }
            else
            {
                bad.Add(new BadLine(sample.Where, problem ?? "there is no text"));
            }
        }
        return new TextRows(samples, bad, empty);
    }

    private static string? TooLong(string? text) =>
        text?.Length > LongestText ? FormattableString.Invariant($"its text has {text.Length} characters, more than {LongestText}") : null;

    private static bool IsEmpty(TextSample sample) =>
        string.IsNullOrWhiteSpace(sample.Text) || (sample.Other is not null && string.IsNullOrWhiteSpace(sample.Other));
}

/// <summary>A text before it is cut into tokens.</summary>
/// <param name="Where">What an error calls it: its file and line.</param>
/// <param name="Text">The text.</param>
internal sealed record TextSample(Place Where, string Text)
{
    /// <summary>The text in the other language, or null.</summary>
    public string? Other { get; init; }

    /// <summary>What its file says of its class, or null.</summary>
    public string? Class { get; init; }

    /// <summary>The number of its class; 0 where there are none.</summary>
    public long Label { get; init; }

    /// <summary>The factors that generated it, or null.</summary>
    public double[]? Factors { get; init; }
}

/// <summary>A sample that cannot be used.</summary>
/// <param name="Where">The file and line.</param>
/// <param name="Reason">Why.</param>
internal sealed record BadLine(Place Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}

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
