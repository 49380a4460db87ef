using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace NebulaBench.Architectures.Sequence.Tests;

[TestFixture]
internal sealed class GruConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new GruArchitecture(
        new GruOptions { Embedding = 10, Width = 12, Dropout = 0.1, WordDropout = 0.2 });
}

/// <summary>The other half of the options.</summary>
[TestFixture]
internal sealed class TiedGruConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new GruArchitecture(
        new GruOptions { Embedding = 10, Width = 12, Bidirectional = false, Hidden = 16, TiedEmbeddings = true });
}

[TestFixture]
internal sealed class TransformerConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => [.. Shapes.Awkward, (One, One)];

    private static SequenceShape One { get; } = new(1, 4);

    protected override IArchitecture Create() => new TransformerArchitecture(
        new TransformerOptions { Width = 12, Heads = 3, FeedForward = 20, WordDropout = 0.2 });
}

/// <summary>The other half of the options.</summary>
[TestFixture]
internal sealed class TiedTransformerConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new TransformerArchitecture(Options);

    private static TransformerOptions Options { get; } = new()
    {
        Width = 13,
        Layers = 1,
        Heads = 1,
        FeedForward = 9,
        Dropout = 0,
        Positions = PositionKind.Sinusoidal,
        Hidden = 16,
        TiedEmbeddings = true,
    };
}

[TestFixture]
internal sealed class BagOfWordsConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => [.. Shapes.Awkward, (One, One)];

    private static SequenceShape One { get; } = new(1, 4);

    protected override IArchitecture Create() => new BagOfWordsArchitecture(
        new BagOfWordsOptions { Embedding = 10, Widths = [16, 12], Dropout = 0.1 });
}
