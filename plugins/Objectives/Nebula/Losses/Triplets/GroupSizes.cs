using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>How many samples of a batch have the group that each sample has.</summary>
internal static class GroupSizes
{
    /// <summary>From the sorted groups: sorting needs no matrix, and counting the groups themselves would wait for the device.</summary>
    /// <param name="groups">[batch], int64.</param>
    /// <returns>[batch], int64, in the order of the sorted groups.</returns>
    public static torch.Tensor Sorted(torch.Tensor groups)
    {
        torch.Tensor sorted = groups.sort().Values;
        return torch.searchsorted(sorted, sorted, right: true) - torch.searchsorted(sorted, sorted);
    }
}
