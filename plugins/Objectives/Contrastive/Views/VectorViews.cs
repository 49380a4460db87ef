using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>Adds noise to vectors and sets values to 0.</summary>
internal sealed class VectorViews(VectorViewOptions options) : ViewFactory
{
    public override View Make(torch.Tensor input)
    {
        torch.Tensor spread = (input - input.mean([0L])).pow(2).mean([0L]).sqrt();
        torch.Tensor noisy = input + (torch.randn_like(input) * (spread * options.Noise));
        return new View(noisy * (torch.rand_like(input) >= options.Masking));
    }
}

/// <summary>How views of vectors are made.</summary>
public sealed record VectorViewOptions
{
    [Description("Share of the values that are set to 0.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.2;

    [Description("Standard deviation of noise on every value, in standard deviations of its feature over the batch.")]
    [Range(0, 1e6)]
    public double Noise { get; init; } = 0.1;
}
