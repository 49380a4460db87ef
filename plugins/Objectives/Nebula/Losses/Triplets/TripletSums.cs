using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

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

    /// <summary>Goes over a batch.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">[batch], int64.</param>
    /// <param name="margin">c, a scalar or [1].</param>
    /// <param name="isDifferentiated">Whether gradients are wanted.</param>
    /// <param name="inPlace">Whether rows are gone over in place; where null, wherever they can be.</param>
    public TripletSums(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin, bool isDifferentiated, bool? inPlace = null)
    {
        long batch = latents.shape[0], width = latents.shape[1];
        torch.Tensor centered = latents - latents.mean([0L]); // distances stay, and round less near the origin
        torch.Tensor extended = torch.cat([centered, centered.new_ones(batch, 1)], 1);
        torch.Tensor moments = torch.zeros_like(extended);
        ITripletRows rows = Rows(centered.pow(2).sum(1L), groups, margin, isDifferentiated, inPlace ?? latents.device_type == DeviceType.CPU);

        long atOnce = Math.Max(1, (latents.device_type == DeviceType.CPU ? CpuBlock : DeviceBlock) / Math.Max(1, batch));
        for (long first = 0; first < batch; first += atOnce)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            long count = Math.Min(atOnce, batch - first);
            torch.Tensor gradient = rows.Add(centered.narrow(0, first, count).mm(centered.t()), first); // G
            if (isDifferentiated)
            {
                moments.narrow(0, first, count).addmm_(gradient, extended, 1, 1);
                moments.addmm_(gradient.t(), extended.narrow(0, first, count), 1, 1);
            }
        }

        torch.Tensor triplets = rows.Triplets;
        Loss = rows.Sum / triplets;
        torch.Tensor pull = (moments.narrow(1, width, 1) * centered) - moments.narrow(1, 0, width);
        LatentGradient = pull * (2 / triplets);
        MarginGradient = (rows.MarginSum / triplets).expand_as(margin);
    }

    /// <summary>L, a scalar.</summary>
    public torch.Tensor Loss { get; }

    /// <summary>∂L/∂z, [batch, latent].</summary>
    public torch.Tensor LatentGradient { get; }

    /// <summary>∂L/∂c, of the margin's shape.</summary>
    public torch.Tensor MarginGradient { get; }

    private static ITripletRows Rows(torch.Tensor norms, torch.Tensor groups, torch.Tensor margin, bool isDifferentiated, bool inPlace) =>
        (inPlace, norms.dtype) switch
        {
            (true, torch.ScalarType.Float32) => new TripletRowsInPlace<float>(norms, groups, margin, isDifferentiated),
            (true, torch.ScalarType.Float64) => new TripletRowsInPlace<double>(norms, groups, margin, isDifferentiated),
            _ => new TripletRowsByTensors(norms, groups, margin, isDifferentiated),
        };
}
