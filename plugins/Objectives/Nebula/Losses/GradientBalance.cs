using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>
/// A factor for a loss such that the norm of its gradient at the latents is a given share of the reconstruction's, as a moving average over steps. It
/// makes one setting do for reconstructions of any scale, and for batches and latents of any size.
/// </summary>
/// <param name="ratio">The share.</param>
internal sealed class GradientBalance(double ratio) : IDisposable
{
    private const string State = "gradient-balance";
    private const double Decay = 0.9;

    /// <summary>Measuring costs a second pass back through the decoder; the factor changes slowly.</summary>
    private const int StepsBetweenMeasurements = 10;

    private torch.Tensor? factor; // a scalar, float64

    /// <summary>The factor of the last step, or null before the first.</summary>
    public double? Value => factor?.ToDouble();

    /// <summary>The factor of a step.</summary>
    /// <param name="step">The step since the start of training.</param>
    /// <param name="reconstruction">The reconstruction's loss; its graph is kept.</param>
    /// <param name="loss">What is to be scaled; its graph is kept.</param>
    /// <param name="latents">Where the reconstruction's gradient is taken, [batch, latent].</param>
    /// <param name="points">Where that of the loss is taken, [batch, latent].</param>
    public double Factor(long step, torch.Tensor reconstruction, torch.Tensor loss, torch.Tensor latents, torch.Tensor points)
    {
        if (torch.is_grad_enabled() && (factor is null || step % StepsBetweenMeasurements == 0))
        {
            Measure(GradientNorm(reconstruction, latents), GradientNorm(loss, points));
        }
        return Value ?? 1;
    }

    public void Keep(IDictionary<string, torch.Tensor> state)
    {
        if (factor is not null)
        {
            state[State] = factor;
        }
    }

    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        Dispose();
        factor = state.TryGetValue(State, out torch.Tensor? kept) ? kept.clone().DetachFromDisposeScope() : null;
    }

    public void Dispose()
    {
        factor?.Dispose();
        factor = null;
    }

    private static double GradientNorm(torch.Tensor loss, torch.Tensor at)
    {
        using torch.Tensor gradient = torch.autograd.grad([loss], [at], retain_graph: true)[0];
        using torch.Tensor norm = gradient.norm();
        return norm.ToDouble();
    }

    private void Measure(double reconstruction, double loss)
    {
        // A loss that pulls nowhere now says nothing of its factor.
        if (!(loss > 0) || !double.IsFinite(reconstruction / loss))
        {
            return;
        }
        double measured = ratio * reconstruction / loss;
        double next = factor is null ? measured : (Decay * factor.ToDouble()) + ((1 - Decay) * measured);
        Dispose();
        factor = torch.tensor(next, torch.float64).DetachFromDisposeScope();
    }
}
