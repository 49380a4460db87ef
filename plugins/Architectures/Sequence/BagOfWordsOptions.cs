using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Options of <c>bag-of-words</c>.</summary>
public sealed record BagOfWordsOptions
{
    [Description("Width of token embeddings.")]
    [Range(1, 65_536)]
    public int Embedding { get; init; } = 128;

    [Description("Widths of the fully connected layers after the mean of the vectors; the decoder mirrors them.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Widths { get; init; } = [128];

    [Description("Probability that a layer's value is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}
