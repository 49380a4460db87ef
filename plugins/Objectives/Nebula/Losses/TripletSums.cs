using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>
/// The ratio triplet and its gradient, without a graph, from blocks of rows of the distances.
/// </summary>
/// <remarks>
/// With A_i = Σ_j P_ij d_ij, B_i = Σ_k N_ik / (d_ik + c) and T triplets, L = Σ_i A_i B_i / T, so that
/// G_ij = T ∂L/∂d_ij = P_ij B_i − N_ij A_i / (d_ij + c)²: row i of G needs nothing beyond row i of d. As d_ij = |z_i − z_j|²,
/// ∂L/∂z = 2/T (diag((G + Gᵀ) 1) z − (G + Gᵀ) z), and (G + Gᵀ) [z, 1] holds both products.
/// </remarks>
internal sealed class TripletSums
{
    /// <summary>The distances of a block: on a CPU as many as its caches hold, else enough to keep the device busy.</summary>
    private const long CpuBlock = 1L << 17, DeviceBlock = 1L << 24;

    private readonly torch.Tensor latents, extended, norms, groups, margin, zero;
    private readonly torch.Tensor sum, moments, marginSum;
    private readonly bool isDifferentiated;

    /// <summary>Goes over a batch.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">[batch], int64.</param>
    /// <param name="margin">c, a scalar or [1].</param>
    /// <param name="isDifferentiated">Whether gradients are wanted.</param>
    public TripletSums(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin, bool isDifferentiated)
    {
        long batch = latents.shape[0], width = latents.shape[1];
        this.isDifferentiated = isDifferentiated;
        this.groups = groups;
        this.margin = margin;
        this.latents = latents - latents.mean([0L]); // distances stay, and round less near the origin
        norms = this.latents.pow(2).sum(1L);
        extended = torch.cat([this.latents, this.latents.new_ones(batch, 1)], 1);
        zero = this.latents.new_zeros([]);
        sum = zero.clone();
        marginSum = zero.clone();
        moments = torch.zeros_like(extended);

        long rows = Math.Max(1, (latents.device_type == DeviceType.CPU ? CpuBlock : DeviceBlock) / Math.Max(1, batch));
        for (long first = 0; first < batch; first += rows)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            AddRows(first, Math.Min(rows, batch - first));
        }

        torch.Tensor triplets = Triplets();
        Loss = sum / triplets;
        torch.Tensor pull = moments.narrow(1, width, 1) * this.latents - moments.narrow(1, 0, width);
        LatentGradient = pull * (2 / triplets);
        MarginGradient = (marginSum / triplets).expand_as(margin);
    }

    /// <summary>L, a scalar.</summary>
    public torch.Tensor Loss { get; }

    /// <summary>∂L/∂z, [batch, latent].</summary>
    public torch.Tensor LatentGradient { get; }

    /// <summary>∂L/∂c, of the margin's shape.</summary>
    public torch.Tensor MarginGradient { get; }

    private void AddRows(long first, long count)
    {
        torch.Tensor rows = extended.narrow(0, first, count);
        torch.Tensor same = groups.narrow(0, first, count).unsqueeze(1).eq(groups); // [count, batch], like all below
        torch.Tensor distances = torch.addmm(norms, latents.narrow(0, first, count), latents.t(), beta: 1, alpha: -2)
            .add_(norms.narrow(0, first, count).unsqueeze(1)).clamp_min_(0);
        torch.Tensor near = torch.where(same, distances, zero).sum(1L, keepdim: true); // A
        torch.Tensor inverse = distances.add_(margin).reciprocal_().masked_fill_(same, 0);
        torch.Tensor far = inverse.sum(1L, keepdim: true); // B
        sum.add_((near * far).sum());
        if (isDifferentiated)
        {
            torch.Tensor slopes = inverse.mul_(inverse).mul_(-near);
            marginSum.add_(slopes.sum());
            torch.Tensor gradient = torch.where(same, far, slopes); // G
            moments.narrow(0, first, count).addmm_(gradient, extended, 1, 1);
            moments.addmm_(gradient.t(), rows, 1, 1);
        }
    }

    // Σ_i (members of i's group) (all others), at least 1, from the sorted groups: sorting needs no matrix, and counting the groups themselves
    // would wait for the device.
    private torch.Tensor Triplets()
    {
        torch.Tensor sorted = groups.sort().Values;
        torch.Tensor members = torch.searchsorted(sorted, sorted, right: true) - torch.searchsorted(sorted, sorted);
        return (members * (groups.shape[0] - members)).sum().clamp_min(1).to_type(latents.dtype);
    }
}
