using NebulaBench.Datasets.Text.Files;

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
