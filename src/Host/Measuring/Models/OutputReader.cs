using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>
/// Hands what a decoder gives to the output metrics as plain numbers, batch by batch. Which of them apply depends on what outputs and
/// targets are, never on which dataset they belong to.
/// </summary>
/// <param name="info">Whose outputs they are.</param>
/// <param name="reconstruction">How an output is held against its target.</param>
/// <param name="metrics">What is measured.</param>
/// <param name="slowEvery">Of every so many samples one is measured by metrics that take seconds; 0 for none.</param>
public sealed class OutputReader(DatasetInfo info, ReconstructionLoss reconstruction, MetricSet metrics, int slowEvery = 1)
{
    private OutputMeasurements? measurements;

    /// <summary>Whether metrics want what the model writes on its own, which takes its time.</summary>
    public bool ReadsWriting => info.Output is SequenceShape;

    /// <summary>Adds a batch. Targets that are labels, one for each place instead of one for each channel, are held against the channel that the output favors.</summary>
    /// <param name="output">The decoder's raw output, [batch, …]; the second axis has a channel for each label where targets are labels.</param>
    /// <param name="target">What it should have been, [batch, …].</param>
    /// <param name="written">
    /// What the model wrote for the codes of the batch without being told the true tokens, [batch, length], int64; null where it writes none.
    /// </param>
    public void Add(torch.Tensor output, torch.Tensor target, torch.Tensor? written = null)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        bool areValues = target.is_floating_point();
        measurements ??= metrics.Begin(Format(areValues ? null : (int)output.shape[1]));
        torch.Tensor nats = reconstruction.PerSample(output, target).to_type(torch.float64);
        measurements.Add(new OutputBatch
        {
            Nats = PlainNumbers.For(nats),
            TotalNats = nats.sum().ToDouble(),
            Outputs = areValues ? PlainNumbers.For(reconstruction.Present(output)) : [],
            Targets = areValues ? PlainNumbers.For(target) : [],
            OutputLabels = areValues ? [] : PlainNumbers.Whole(output.argmax(1)),
            TargetLabels = areValues ? [] : PlainNumbers.Whole(target),
            Written = written is null ? null : PlainNumbers.Whole(written),
        });
    }

    /// <summary>The metrics of all that was added.</summary>
    public OutputMeasurements Measurements => measurements ??= metrics.Begin(Format(WithoutSamples()));

    private OutputFormat Format(int? labels) => new()
    {
        Shape = info.Output,
        Labels = labels,
        IgnoredLabel = (int)CategoricalReconstruction.Void,
        Reconstruction = reconstruction.Name,
        IsLikelihood = reconstruction.IsLikelihood,
        IsBernoulli = reconstruction is BernoulliReconstruction,
        SlowEvery = slowEvery,
    };

    // Where there is no target to look at, the shape of outputs says what targets would be.
    private int? WithoutSamples() => info.Output switch
    {
        SequenceShape sequence => (int)sequence.Vocabulary,
        PointLabelsShape points => (int)points.Labels,
        _ => null,
    };
}
