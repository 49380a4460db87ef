using NebulaBench.Datasets.Text.Files;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>The samples of a file or a split, and what could not be one.</summary>
internal sealed class TextRows
{
    private readonly List<TextSample> samples = [];
    private readonly List<BadLine> bad = [];

    /// <summary>The samples.</summary>
    public IReadOnlyList<TextSample> Samples => samples;

    /// <summary>The lines that cannot be used.</summary>
    public IReadOnlyList<BadLine> Bad => bad;

    /// <summary>How many lines without a text were left out.</summary>
    public int Empty { get; private init; }

    /// <summary>The lines of a file as samples; those without a text are treated as the option says.</summary>
    /// <param name="lines">Each line's sample, or why it is none.</param>
    /// <param name="emptyLines">The option.</param>
    public static TextRows Of(IEnumerable<(TextSample Sample, string? Problem)> lines, EmptyLines emptyLines)
    {
        int empty = 0;
        List<TextSample> samples = [];
        List<BadLine> bad = [];
        foreach ((TextSample sample, string? problem) in lines)
        {
            if (problem is not null)
            {
                bad.Add(new BadLine(sample.Where, problem));
            }
            else if (!IsEmpty(sample))
            {
                samples.Add(sample);
            }
            else if (emptyLines == EmptyLines.Refuse)
            {
                bad.Add(new BadLine(sample.Where, "there is no text"));
            }
            else
            {
                empty++;
            }
        }
        var rows = new TextRows { Empty = empty };
        rows.samples.AddRange(samples);
        rows.bad.AddRange(bad);
        return rows;
    }

    /// <summary>Other samples in place of these; some of these may have turned out bad.</summary>
    /// <param name="kept">The samples.</param>
    /// <param name="found">What else is bad.</param>
    public TextRows With(IEnumerable<TextSample> kept, IEnumerable<BadLine>? found = null)
    {
        var rows = new TextRows { Empty = Empty };
        rows.samples.AddRange(kept);
        rows.bad.AddRange(bad.Concat(found ?? []));
        return rows;
    }

    /// <summary>Samples of which none is bad.</summary>
    /// <param name="samples">The samples.</param>
    public static TextRows Of(IEnumerable<TextSample> samples) => new TextRows().With(samples);

    private static bool IsEmpty(TextSample sample) =>
        string.IsNullOrWhiteSpace(sample.Text) || (sample.Other is not null && string.IsNullOrWhiteSpace(sample.Other));
}
