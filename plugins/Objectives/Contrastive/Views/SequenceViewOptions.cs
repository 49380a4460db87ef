using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of sequences are made.</summary>
public sealed record SequenceViewOptions
{
    [Description("Share of the tokens that are replaced by the unknown token; never padding or a sequence's end.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.3;
}
