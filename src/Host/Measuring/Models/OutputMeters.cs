using NebulaBench.Datasets;
using NebulaBench.Metrics.Output;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Chooses how outputs are measured: by what they are, never by which dataset they belong to.</summary>
internal static class OutputMeters
{
    /// <summary>The meters for outputs of a shape.</summary>
    /// <param name="info">Whose outputs they are.</param>
    /// <param name="reconstruction">How an output is held against its target.</param>
    /// <param name="earthMoversEvery">Of every so many clouds one is assigned point by point; 0 for none.</param>
    public static IReadOnlyList<IOutputMeter> For(DatasetInfo info, ReconstructionLoss reconstruction, int earthMoversEvery = 1)
    {
        List<IOutputMeter> meters = [new NatsMeter(reconstruction)];
        if (info.Output is PointLabelsShape)
        {
            meters.Add(new LabelMeter());
        }
        else if (info.Output is SequenceShape)
        {
            meters.Add(new SequenceMeter(reconstruction));
        }
        else if (Scores(info.Output, earthMoversEvery) is { } scores)
        {
            meters.Add(new ValueMeter(scores, reconstruction));
        }
        if (reconstruction is BernoulliReconstruction)
        {
            meters.Add(new ValueMeter(new LikelihoodScores((int)info.Output.Elements), reconstruction));
        }
        return meters;
    }

    private static IOutputScores? Scores(SampleShape output, int earthMoversEvery) => output switch
    {
        ImageShape image => new ImageScores((int)image.Channels, (int)image.Height, (int)image.Width),
        VolumeShape volume => new VolumeScores((int)volume.Elements),
        PointCloudShape cloud => new PointCloudScores(
            (int)cloud.Points, (int)cloud.Points, (int)cloud.Coordinates, earthMoversEvery: earthMoversEvery),
        VectorShape vector => new VectorScores((int)vector.Features),
        _ => null,
    };
}
