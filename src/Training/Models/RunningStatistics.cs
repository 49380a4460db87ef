using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>The running means and variances of a model's batch normalization, which evaluation mode normalizes with.</summary>
public static class RunningStatistics
{
    /// <summary>A share that vanishes in single precision: what is taken of a batch with it is nothing. 0 would mean something else.</summary>
    private const double Nothing = double.Epsilon;

    /// <summary>While it lives, forward passes in training mode leave the running statistics alone.</summary>
    /// <param name="model">The model.</param>
    public static IDisposable Hold(torch.nn.Module model) => new Momentum(Layers(model), Nothing);

    /// <summary>Forgets them, and takes them anew as averages over all batches that a pass in training mode gives.</summary>
    /// <param name="model">The model, in training mode.</param>
    /// <param name="pass">The pass.</param>
    public static void Renew(torch.nn.Module model, Action pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        NormBase[] layers = Layers(model);
        foreach (NormBase layer in layers)
        {
            layer.reset_running_stats();
        }
        using IDisposable average = new Momentum(layers, null);
        pass();
    }

    private static NormBase[] Layers(torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.modules().OfType<NormBase>().Where(layer => layer.track_running_stats)];
    }

    /// <summary>Another momentum, as long as it lives; null averages over all batches.</summary>
    private sealed class Momentum : IDisposable
    {
        private readonly NormBase[] layers;
        private readonly double?[] usual;

        public Momentum(NormBase[] layers, double? momentum)
        {
            this.layers = layers;
            usual = [.. layers.Select(layer => layer.momentum)];
            foreach (NormBase layer in layers)
            {
                layer.momentum = momentum;
            }
        }

        public void Dispose()
        {
            foreach ((NormBase layer, double? momentum) in layers.Zip(usual))
            {
                layer.momentum = momentum;
            }
        }
    }
}
