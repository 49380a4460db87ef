using NebulaBench.Runs.Records;
using NebulaBench.Architectures.Mlp;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Benchmarks;

/// <summary>An objective on an MLP, 784-512-256-128-64 unless asked for another, with gray pictures of 28×28 held in memory.</summary>
internal sealed class PictureTraining : IDisposable
{
    /// <summary>The samples of a step, unless asked for another number.</summary>
    public const int BatchSize = 256;

    private static readonly ImageShape Shape = new(1, 28, 28);

    private readonly SuiteModel model;
    private readonly ResidentSplit split;

    public PictureTraining(
        IObjective objective, torch.Tensor images, int latentDimension = 32, MlpOptions? network = null, torch.Device? device = null)
    {
        var info = new DatasetInfo { Input = Shape, Output = Shape, DefaultReconstruction = new BernoulliReconstruction() };
        model = new SuiteModel(new MlpArchitecture(network ?? new MlpOptions()), info, objective, images.shape[0], latentDimension, device);
        split = new ResidentSplit(images.clone());
    }

    /// <summary>Trains on with a fresh optimizer; returns what each epoch logged.</summary>
    public IReadOnlyList<EpochRecord> Train(int epochs, int batchSize = BatchSize, Action<int>? afterEpoch = null) =>
        model.Train(split, epochs, batchSize, afterEpoch);

    public void Dispose()
    {
        model.Dispose();
        split.Dispose();
    }
}
