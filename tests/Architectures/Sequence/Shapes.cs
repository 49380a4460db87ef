using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>Sequences long and short, of few tokens and of many, and what may come out of them.</summary>
internal static class Shapes
{
    public static IReadOnlyList<(SampleShape Input, SampleShape Output)> Awkward { get; } =
    [
        (new SequenceShape(12, 30), new SequenceShape(12, 30)),
        (new SequenceShape(9, 20), new SequenceShape(13, 41)), // translation: another length, other tokens
        (new SequenceShape(2, 4), new SequenceShape(1, 4)), // nothing but the special tokens, hardly a place
        (new SequenceShape(7, 11), new SequenceShape(2, 5)),
        (new SequenceShape(8, 17), new VectorShape(3)),
    ];

    public static DatasetInfo Data(SampleShape input, SampleShape? output = null) => new()
    {
        Input = input,
        Output = output ?? input,
        DefaultReconstruction = new CategoricalReconstruction(),
    };
}
