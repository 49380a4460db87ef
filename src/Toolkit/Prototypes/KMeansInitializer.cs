using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>
/// Starts prototypes among latents: k-means++ seeding (Arthur and Vassilvitskii, 2007), then Lloyd's iterations. Prototypes drawn from a
/// normal distribution mostly die in the first steps, because a few of them are nearest to everything. A building block for objectives.
/// </summary>
public static class KMeansInitializer
{
    private const int LloydIterations = 25;
    private const int Restarts = 5;

    /// <summary>Positions for <paramref name="count"/> prototypes: the best of five starts.</summary>
    /// <param name="latents">[samples, latent].</param>
    /// <param name="count">The number of prototypes.</param>
    /// <param name="random">What decides.</param>
    /// <returns>[prototypes, latent], owned by the caller.</returns>
    public static torch.Tensor Among(torch.Tensor latents, int count, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(random);
        using var scope = torch.NewDisposeScope();
        torch.Tensor? best = null;
        double bestInertia = double.PositiveInfinity;
        for (int restart = 0; restart < Restarts; restart++)
        {
            torch.Tensor centers = Once(latents, count, random);
            double inertia = SquaredDistances.Between(latents, centers).amin([1L]).sum().ToDouble();
            if (best is null || inertia < bestInertia)
            {
                (best, bestInertia) = (centers, inertia);
            }
        }
        return best!.MoveToOuterDisposeScope();
    }

    /// <summary>As <see cref="Among"/>, of a single start.</summary>
    internal static torch.Tensor Once(torch.Tensor latents, int count, RandomStream random) => Lloyd(latents, Seed(latents, count, random));

    /// <summary>Positions drawn by k-means++ alone: each among the latents, likelier the farther it is from those drawn before.</summary>
    /// <param name="latents">[samples, latent].</param>
    /// <param name="count">The number of prototypes.</param>
    /// <param name="random">What decides.</param>
    /// <returns>[prototypes, latent].</returns>
    public static torch.Tensor Seed(torch.Tensor latents, int count, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(random);
        long samples = latents.shape[0];
        var chosen = new List<torch.Tensor> { latents[random.NextInt((int)samples)] };
        torch.Tensor nearest = (latents - chosen[0]).pow(2).sum(1L);
        while (chosen.Count < count)
        {
            torch.Tensor cumulative = nearest.to_type(torch.float64).cumsum(0);
            double total = cumulative[-1].ToDouble();
            long index = total > 0
                ? torch.searchsorted(cumulative, torch.full([1], random.NextDouble() * total, torch.float64, cumulative.device)).ToInt64()
                : random.NextInt((int)samples);
            torch.Tensor next = latents[Math.Min(index, samples - 1)];
            chosen.Add(next);
            nearest = nearest.minimum((latents - next).pow(2).sum(1L));
        }
        return torch.stack(chosen);
    }

    private static torch.Tensor Lloyd(torch.Tensor latents, torch.Tensor centers)
    {
        for (int iteration = 0; iteration < LloydIterations; iteration++)
        {
            torch.Tensor members = SquaredDistances.OneHotNearest(latents, centers);
            torch.Tensor sizes = members.sum(0L).unsqueeze(1);
            torch.Tensor means = members.t().matmul(latents) / sizes.clamp_min(1);
            centers = torch.where(sizes > 0, means, centers);
        }
        return centers;
    }
}
