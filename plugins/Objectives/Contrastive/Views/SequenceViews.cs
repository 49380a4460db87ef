using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>Puts the unknown token in the place of words.</summary>
internal sealed class SequenceViews(SequenceViewOptions options) : ViewFactory
{
    public override View Make(torch.Tensor input)
    {
        torch.Tensor masked = torch.rand(input.shape, device: input.device) < options.Masking;
        return new View(input.masked_fill(masked.logical_and(input >= SpecialTokens.Count), SpecialTokens.Unknown));
    }
}

/// <summary>How views of sequences are made.</summary>
public sealed record SequenceViewOptions
{
    [Description("Share of the tokens that the unknown token takes the place of; never of padding or a sequence's end.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.3;
}
