using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>Rows of the ratio triplet by operations of libtorch: on any device, which is never waited for.</summary>
internal sealed class TripletRowsByTensors : ITripletRows
{
    private readonly torch.Tensor norms, groups, margin, zero;
    private readonly bool isDifferentiated;

    /// <param name="norms">|z_i|², [batch].</param>
    /// <param name="groups">[batch], int64.</param>
    /// <param name="margin">c, a scalar or [1].</param>
    /// <param name="isDifferentiated">Whether gradients are wanted.</param>
    public TripletRowsByTensors(torch.Tensor norms, torch.Tensor groups, torch.Tensor margin, bool isDifferentiated)
    {
        this.norms = norms;
        this.groups = groups;
        this.margin = margin;
        this.isDifferentiated = isDifferentiated;
        zero = norms.new_zeros([]);
        Sum = zero.clone();
        MarginSum = zero.clone();
    }

    public torch.Tensor Sum { get; }

    public torch.Tensor MarginSum { get; }

    // Σ_i (members of i's group) (all others)
    public torch.Tensor Triplets
    {
        get
        {
            torch.Tensor members = GroupSizes.Sorted(groups);
            return (members * (groups.shape[0] - members)).sum().clamp_min(1).to_type(norms.dtype);
        }
    }

    public torch.Tensor Add(torch.Tensor products, long first)
    {
        long count = products.shape[0];
        torch.Tensor same = groups.narrow(0, first, count).unsqueeze(1).eq(groups); // [count, batch], like all below
        torch.Tensor distances = products.mul_(-2).add_(norms).add_(norms.narrow(0, first, count).unsqueeze(1)).clamp_min_(0);
        torch.Tensor near = torch.where(same, distances, zero).sum(1L, keepdim: true); // A
        torch.Tensor inverse = distances.add_(margin).reciprocal_().masked_fill_(same, 0);
        torch.Tensor far = inverse.sum(1L, keepdim: true); // B
        Sum.add_((near * far).sum());
        if (!isDifferentiated)
        {
            return products;
        }
        torch.Tensor slopes = inverse.mul_(inverse).mul_(-near);
        MarginSum.add_(slopes.sum());
        return torch.where(same, far, slopes);
    }
}
