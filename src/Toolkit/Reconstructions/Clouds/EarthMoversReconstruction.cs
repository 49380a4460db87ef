using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>
/// The earth mover's distance of two point clouds as a cost: every point of the output has one partner in the target and pays ½ d²/σ²
/// for its distance d. Unlike the Chamfer distance it also wants points as dense as the target's. The partners are found by an auction,
/// whose total is within one per cent of the best; only the chosen pairs are differentiated.
/// </summary>
/// <param name="options">The distance σ.</param>
public sealed class EarthMoversReconstruction(CloudReconstructionOptions options) : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "earth-movers";

    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data) => CloudFit.For(data);

    /// <summary>The cost of each sample.</summary>
    /// <param name="output">Clouds, [batch, points, coordinates].</param>
    /// <param name="target">Clouds of as many points, [batch, points, coordinates].</param>
    /// <returns>Nats, [batch].</returns>
    /// <exception cref="NebulaException">NB4011: the clouds have different numbers of points.</exception>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor partners = Partners(output, target);
        torch.Tensor chosen = target.gather(1, partners.unsqueeze(2).expand(-1, -1, target.shape[2])); // [batch, points, coordinates]
        torch.Tensor sum = (output - chosen).pow(2).sum([1L, 2L]);
        return (sum * (0.5 / (options.Scale * options.Scale))).MoveToOuterDisposeScope();
    }

    /// <summary>The target's point that each of the output's is assigned to.</summary>
    /// <param name="output">Clouds, [batch, points, coordinates].</param>
    /// <param name="target">Clouds of as many points, [batch, points, coordinates].</param>
    /// <returns>Indices, [batch, points], int64: for each sample a permutation.</returns>
    public static torch.Tensor Partners(torch.Tensor output, torch.Tensor target)
    {
        (int batch, int points, int width) = ((int)output.shape[0], (int)output.shape[1], (int)output.shape[2]);
        if (target.shape[1] != points)
        {
            throw new NebulaException(
                "NB4011", FormattableString.Invariant($"earth-movers assigns point to point, but the output has {points} points and the target {target.shape[1]}."),
                null, "Use the reconstruction chamfer, or a decoder that emits as many points as the target has.");
        }
        (float[] from, float[] to) = (Values(output), Values(target));
        var partners = new long[batch * points];
        Parallel.For(0, batch, new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() }, sample =>
            new Auction(from.AsSpan(sample * points * width, points * width), to.AsSpan(sample * points * width, points * width), width)
                .Assign(partners.AsSpan(sample * points, points)));
        return torch.tensor(partners, [batch, points], device: output.device);
    }

    private static float[] Values(torch.Tensor clouds)
    {
        using torch.Tensor plain = clouds.detach().to_type(torch.float32).cpu().contiguous();
        return plain.data<float>().ToArray();
    }
}
