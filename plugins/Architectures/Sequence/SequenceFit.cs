using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Sequence;

/// <summary>What all architectures of sequences ask of the data.</summary>
internal static class SequenceFit
{
    /// <summary>Whether data are sequences that become sequences or vectors.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="data">The dataset's shapes.</param>
    public static Compatibility For(string name, DatasetInfo data)
    {
        if (data.Input is not SequenceShape input)
        {
            return Compatibility.No($"{name} takes token sequences, but the input is {data.Input}: mlp takes vectors and images.");
        }
        return data.Output switch
        {
            _ when Lack(input) is { } lack => Compatibility.No($"{name} cannot read the input: {lack}"),
            SequenceShape output when Lack(output) is { } lack => Compatibility.No($"{name} cannot write the output: {lack}"),
            SequenceShape or VectorShape => Compatibility.Yes,
            _ => Compatibility.No($"{name} emits token sequences and vectors, but the output is {data.Output}."),
        };
    }

    private static string? Lack(SequenceShape shape)
    {
        if (shape.Vocabulary < SpecialTokens.Count)
        {
            return FormattableString.Invariant(
                $"a vocabulary begins with the {SpecialTokens.Count} special tokens, but this one has only {shape.Vocabulary}.");
        }
        return shape.Length < 1 ? "a sequence has at least one place, for its end." : null;
    }
}
