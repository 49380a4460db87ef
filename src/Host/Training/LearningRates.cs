using TorchSharp;

namespace NebulaBench.Host.Training;

/// <summary>Learning rates of optimisers.</summary>
internal static class LearningRates
{
    /// <summary>Sets the rate of all of an optimiser's parameters.</summary>
    public static void SetLearningRate(this torch.optim.Optimizer optimizer, double rate)
    {
        foreach (torch.optim.ILearningRateController group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }
}
