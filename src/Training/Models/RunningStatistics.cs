using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>The running means and variances of a model's batch normalization, which evaluation mode normalizes with.</summary>
public static class RunningStatistics
{
    /// <summary>While it lives, forward passes in training mode leave the running statistics alone.</summary>
    /// <param name="model">The model.</param>
    public static IDisposable Hold(torch.nn.Module model) => new Held(Layers(model));

    /// <summary>Forgets them, and takes them anew as averages over all batches that a pass in training mode gives.</summary>
    /// <param name="model">The model, in training mode.</param>
    /// <param name="pass">The pass.</param>
    public static void Renew(torch.nn.Module model, Action pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        NormBase[] layers = Layers(model);
        double[] momenta = [.. layers.Select(layer => layer.momentum)];
        foreach (NormBase layer in layers)
        {
            layer.reset_running_stats();
            layer.momentum = 0; // by TorchSharp's rule the average of all batches
        }
        pass();
        foreach ((NormBase layer, double momentum) in layers.Zip(momenta))
        {
            layer.momentum = momentum;
        }
    }

    private static NormBase[] Layers(torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.modules().OfType<NormBase>().Where(layer => layer.track_running_stats)];
    }

    private sealed class Held : IDisposable
    {
        private readonly NormBase[] layers;

        public Held(NormBase[] layers)
        {
            this.layers = layers;
            Track(false);
        }

        public void Dispose() => Track(true);

        private void Track(bool track)
        {
            foreach (NormBase layer in layers)
            {
                layer.track_running_stats = track;
            }
        }
    }
}
