using NebulaBench.Training;

namespace NebulaBench.Host.Tracking;

/// <summary>Tells another program of one run. Disposing of it ends that, whether the run finished or not.</summary>
public interface IRunTracker : ITrainingObserver, IDisposable
{
    /// <summary>The run is measured: its scores, latents and figures lie in its folder.</summary>
    void OnMeasured();
}
