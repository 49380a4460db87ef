using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Tracking;

/// <summary>
/// The latents of a few samples while a model is still training: always the same samples, and the training never notices. The model's mode
/// and torch's random numbers are put back.
/// </summary>
internal static class LatentSample
{
    /// <summary>Posterior means and, where the model has them, log-variances.</summary>
    public static LatentTable For(LatentModel model, TrackedRun run, int samples)
    {
        using var pause = new RandomnessPause();
        return new Embedder(model, run.Info, run.Device).Latents(run.Sampled, samples);
    }
}
