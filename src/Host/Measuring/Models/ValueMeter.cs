using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>
/// Measures outputs in the target's own units. Targets that are labels, one for each pixel or cell instead of one for each channel,
/// are held against the channel that the output favours.
/// </summary>
internal sealed class ValueMeter(IOutputScores values, ReconstructionLoss reconstruction) : IOutputMeter
{
    private LabelMeter? labels;

    public void Add(torch.Tensor output, torch.Tensor target)
    {
        if (target.is_floating_point())
        {
            values.Add(PlainNumbers.Of(reconstruction.Present(output)), PlainNumbers.Of(target));
            return;
        }
        labels ??= new LabelMeter();
        labels.Add(output, target);
    }

    public IReadOnlyList<(string Key, Score Score)> Measure() => labels?.Measure() ?? values.Measure();
}
