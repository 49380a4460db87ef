using System.Globalization;
using NebulaBench.Architectures.Convolutional;
using NebulaBench.Architectures.Mlp;
using NebulaBench.Architectures.PointCloud;
using NebulaBench.Architectures.Sequence;
using NebulaBench.Architectures.Voxel;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>One backbone of each kind with its default options, on data of the usual size: 40 steps an epoch.</summary>
internal static class Workloads
{
    private const int Steps = 40, Vocabulary = 2000, Length = 24;

    public static IReadOnlyList<string> Names { get; } = ["mlp", "conv", "pointnet", "voxel", "gru"];

    /// <param name="name">The backbone's id.</param>
    /// <param name="batchSize">Samples a step; null for the usual number.</param>
    /// <exception cref="ArgumentException">No workload has the name.</exception>
    public static Workload Create(string name, int? batchSize = null) => name switch
    {
        "mlp" => Picture(name, new MlpArchitecture(new MlpOptions()), batchSize ?? 256),
        "conv" => Picture(name, new ConvArchitecture(new ConvOptions()), batchSize ?? 64),
        "pointnet" => For(name, new PointNetArchitecture(new PointNetOptions()), new PointCloudShape(512, 3),
            new ChamferReconstruction(new CloudReconstructionOptions()), batchSize ?? 16, axes => torch.rand(axes) - 0.5),
        "voxel" => For(name, new VoxelArchitecture(new VoxelOptions()), new VolumeShape(1, 16, 16, 16),
            new BernoulliReconstruction(), batchSize ?? 16, axes => torch.rand(axes).gt(0.8).to_type(torch.float32)),
        "gru" => For(name, new GruArchitecture(new GruOptions()), new SequenceShape(Length, Vocabulary),
            new CategoricalReconstruction(), batchSize ?? 64, axes => torch.randint(4, Vocabulary, axes, torch.int64)),
        _ => throw new ArgumentException($"No workload is called {name}. There are: {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <param name="size">A workload with the samples of a step, such as <c>conv:256</c>.</param>
    public static Workload Sized(string size) => Create(size.Split(':')[0], int.Parse(size.Split(':')[1], CultureInfo.InvariantCulture));

    private static Workload Picture(string name, NebulaBench.Architectures.IArchitecture architecture, int batchSize) =>
        For(name, architecture, new ImageShape(1, 28, 28), new BernoulliReconstruction(), batchSize, axes => torch.rand(axes).pow(4));

    private static Workload For(
        string name, NebulaBench.Architectures.IArchitecture architecture, SampleShape shape, ReconstructionLoss reconstruction, int batchSize,
        Func<long[], torch.Tensor> draw)
    {
        torch.manual_seed(0);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = reconstruction };
        return new Workload(name, architecture, info, draw([Steps * batchSize, .. shape.Axes]), batchSize);
    }
}
