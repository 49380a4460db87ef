using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Host.Evaluation;

/// <summary>The mean errors of a model's reconstructions over a split.</summary>
public sealed class ReconstructionErrors
{
    private double nats;
    private double squares;
    private long samples;
    private long values;

    /// <summary>The reconstruction loss in nats per sample; for a variational objective, of the posterior's mean.</summary>
    public Score Nats => samples == 0 ? Score.Undefined("no samples") : nats / samples;

    /// <summary>The mean squared error per value, between the target and the output in the target's units.</summary>
    public Score MeanSquaredError => values == 0 ? Score.Undefined("outputs and targets are no numbers of one shape") : squares / values;

    internal void Add(ReconstructionLoss reconstruction, torch.Tensor output, torch.Tensor target)
    {
        nats += reconstruction.PerSample(output, target).to_type(torch.float64).sum().ToDouble();
        samples += target.shape[0];
        torch.Tensor presented = reconstruction.Present(output);
        if (target.is_floating_point() && presented.shape.SequenceEqual(target.shape))
        {
            squares += (presented - target).to_type(torch.float64).pow(2).sum().ToDouble();
            values += target.numel();
        }
    }
}
