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
