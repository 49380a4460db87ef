using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SlicedWasserstein;

public sealed record SlicedWassersteinOptions
{
    [Description("Weight λ of the distance of the latents from the prior.")]
    [Range(0, 1e9)]
    public double Weight { get; init; } = 10;

    [Description("Number of random directions that the distance is averaged over.")]
    [Range(1, 100_000)]
    public int Projections { get; init; } = 50;
}
