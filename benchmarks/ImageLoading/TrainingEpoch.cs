using NebulaBench.Architectures.Convolutional;
using NebulaBench.Datasets;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Benchmarks.ImageLoading;

/// <summary>An epoch of a small convolutional autoencoder.</summary>
internal sealed class TrainingEpoch : IDisposable
{
    private readonly SuiteModel model;

    public TrainingEpoch(long samples)
    {
        var shape = new ImageShape(3, PictureFolder.Side, PictureFolder.Side);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = new BernoulliReconstruction() };
        model = new SuiteModel(new ConvArchitecture(new ConvOptions()), info, new AutoencoderObjective(), samples);
    }

    /// <summary>Trains one epoch with a fresh optimizer.</summary>
    public void Run(DataSplit split) => model.Train(split, epochs: 1, batchSize: 64);

    public void Dispose() => model.Dispose();
}
