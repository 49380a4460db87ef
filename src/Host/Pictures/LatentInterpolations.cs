using NebulaBench.Datasets;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures;

/// <summary>Some samples of a split, and the straight ways between their latents: what sheets and texts are made from.</summary>
internal static class LatentInterpolations
{
    /// <summary>A batch of samples, evenly spread over a split; fewer where there are not so many.</summary>
    public static Batch Some(DataSplit split, int count, torch.Device device) =>
        split.Read(BatchSampler.Spread(split.Count, count, count), device).First();

    /// <summary>Ways between pairs of samples.</summary>
    /// <param name="model">The model, in evaluation mode.</param>
    /// <param name="split">The samples.</param>
    /// <param name="pairs">How many ways.</param>
    /// <param name="steps">Latents of a way, both ends included.</param>
    /// <param name="device">Where the model is.</param>
    /// <returns>A tensor for each way, [steps, latent].</returns>
    public static IEnumerable<torch.Tensor> Between(LatentModel model, DataSplit split, int pairs, int steps, torch.Device device)
    {
        torch.Tensor ends = model.Embed(Some(split, 2 * pairs, device).Input).Mean;
        torch.Tensor share = torch.linspace(0, 1, steps, device: device).unsqueeze(1); // [steps, 1]
        for (long first = 0; first + 1 < ends.shape[0]; first += 2)
        {
            yield return ends[first] + ((ends[first + 1] - ends[first]) * share);
        }
    }
}
