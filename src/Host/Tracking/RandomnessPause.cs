using TorchSharp;

namespace NebulaBench.Host.Tracking;

/// <summary>
/// While it lives, torch's random numbers may be drawn; then they go on as if nobody had drawn any. That of a graphics card is left alone:
/// training seeds it anew at the start of every epoch, and measuring before it draws.
/// </summary>
internal sealed class RandomnessPause : IDisposable
{
    private readonly torch.Tensor state = torch.random.get_rng_state().DetachFromDisposeScope();

    public void Dispose()
    {
        torch.random.set_rng_state(state);
        state.Dispose();
    }
}
