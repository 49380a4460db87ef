using TorchSharp;

namespace NebulaBench.Benchmarks.Objectives;

/// <summary>The ratio triplet as its formula reads, with a number for each of the N³ triplets, through autograd.</summary>
internal static class LiteralTriplet
{
    public static torch.Tensor Loss(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin)
    {
        torch.Tensor norms = latents.pow(2).sum(1L);
        torch.Tensor distances = (norms.unsqueeze(1) + norms.unsqueeze(0) - (2 * latents.mm(latents.t()))).clamp_min(0);
        torch.Tensor same = groups.unsqueeze(1).eq(groups.unsqueeze(0));
        torch.Tensor isTriplet = same.unsqueeze(2) & same.logical_not().unsqueeze(1); // [i, j, k]
        torch.Tensor ratios = distances.unsqueeze(2) / (distances.unsqueeze(1) + margin);
        return ratios.masked_fill(isTriplet.logical_not(), 0).sum() / isTriplet.sum();
    }
}
