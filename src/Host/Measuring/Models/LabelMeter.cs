using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Measures outputs whose targets are labels: of samples, pixels, points or cells. The second axis has a channel for each label.</summary>
internal sealed class LabelMeter : IOutputMeter
{
    private LabelMapScores? scores;

    public void Add(torch.Tensor output, torch.Tensor target)
    {
        scores ??= new LabelMapScores((int)output.shape[1], (int)CategoricalReconstruction.Void);
        scores.Add(PlainNumbers.Whole(output.argmax(1)), PlainNumbers.Whole(target));
    }

    public IReadOnlyList<(string Key, Score Score)> Measure() => scores?.Measure() ?? [];
}
