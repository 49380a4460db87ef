using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;

namespace NebulaBench.Conformance.Points;

/// <summary>Data of every kind, as small as components can be tried on.</summary>
public static class TinyData
{
    /// <summary>Images of three classes.</summary>
    public static DatasetInfo Image { get; } = For(new ImageShape(1, 16, 16), Normal);

    /// <summary>One of each kind, each its own output: images, clouds, volumes, sequences, vectors; and clouds whose points bear labels.</summary>
    public static IReadOnlyList<DatasetInfo> All { get; } =
    [
        Image,
        For(new PointCloudShape(32, 3), new ChamferReconstruction(new CloudReconstructionOptions())),
        For(new VolumeShape(1, 16, 16, 16), new BernoulliReconstruction(new BernoulliReconstructionOptions())),
        For(new SequenceShape(6, 11), new CategoricalReconstruction(new CategoricalReconstructionOptions())),
        For(new VectorShape(10), Normal),
        For(new PointCloudShape(32, 3), new CategoricalReconstruction(new CategoricalReconstructionOptions()), new PointLabelsShape(4, 32)),
    ];

    /// <summary>What a component says it supports of them, asked one after the other.</summary>
    /// <param name="supports">Asks the component.</param>
    public static IEnumerable<DatasetInfo> For(Func<DatasetInfo, Compatibility> supports) => All.Where(data => supports(data).IsGood);

    private static GaussianReconstruction Normal => new(new GaussianReconstructionOptions());

    private static DatasetInfo For(SampleShape shape, ReconstructionLoss reconstruction, SampleShape? output = null) => new()
    {
        Input = shape,
        Output = output ?? shape,
        DefaultReconstruction = reconstruction,
        Classes = ["a", "b", "c"],
    };
}
