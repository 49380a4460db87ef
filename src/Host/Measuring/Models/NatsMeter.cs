using NebulaBench.Datasets;
using NebulaBench.Metrics;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>The mean reconstruction loss in nats per sample; for a variational objective, of the posterior's mean.</summary>
internal sealed class NatsMeter(ReconstructionLoss reconstruction) : IOutputMeter
{
    private double nats;
    private long samples;

    public void Add(torch.Tensor output, torch.Tensor target)
    {
        nats += reconstruction.PerSample(output, target).to_type(torch.float64).sum().ToDouble();
        samples += target.shape[0];
    }

    public IReadOnlyList<(string Key, Score Score)> Measure() =>
        [("reconstruction_nats", samples == 0 ? Score.Undefined("there are no samples") : nats / samples)];
}
