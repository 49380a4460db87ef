using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Training.Losses;

/// <summary>Faster ways of computing what reconstructions compute.</summary>
public static class FastReconstruction
{
    /// <summary>One that gives the same mean but for its last digits; the reconstruction itself where there is none.</summary>
    public static ReconstructionLoss For(ReconstructionLoss reconstruction) => reconstruction is BernoulliReconstruction { IsLikelihood: true } bernoulli
        ? new FusedBernoulli(bernoulli)
        : reconstruction;
}
