using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of sequences are made.</summary>
public sealed record SequenceViewOptions
{
    [Description("Share of the tokens that the unknown token takes the place of; never of padding or a sequence's end.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.3;
}
