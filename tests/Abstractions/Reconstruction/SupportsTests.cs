using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>Which targets each reconstruction can be used for.</summary>
public sealed class SupportsTests
{
    private const string Classes = "its targets are classes, not numbers; use categorical.";
    private const string NoClasses = "its targets are no classes; leave reconstruction out for the dataset's own.";
    private const string NoClouds = "it needs point clouds as targets; leave reconstruction out for the dataset's own.";

    private static IEnumerable<DatasetInfo> Tiny => TinyData.All;

    private static DatasetInfo LabelImages { get; } = new()
    {
        Input = new ImageShape(3, 8, 8),
        Output = new ImageShape(4, 8, 8),
        DefaultReconstruction = new CategoricalReconstruction(),
    };

    [TestCaseSource(nameof(Tiny))]
    public void Supports_DatasetsOwnReconstruction_Yes(DatasetInfo data) => Assert.That(data.DefaultReconstruction.Supports(data).IsGood);

    [TestCaseSource(nameof(Tiny))]
    public void Supports_NumbersAsTargets_EitherThemOrClasses(DatasetInfo data)
    {
        string? gaussian = new GaussianReconstruction(new GaussianReconstructionOptions()).Supports(data).Reason;
        string? categorical = new CategoricalReconstruction().Supports(data).Reason;

        bool classes = data.Output is SequenceShape or PointLabelsShape;
        Assert.That((gaussian, categorical), Is.EqualTo(classes ? (Classes, (string?)null) : (null, NoClasses)));
        Assert.That(new BernoulliReconstruction().Supports(data).Reason, Is.EqualTo(gaussian));
    }

    [TestCaseSource(nameof(Tiny))]
    public void Supports_DistancesOfClouds_CloudsAlone(DatasetInfo data)
    {
        string? expected = data.Output is PointCloudShape ? null : NoClouds;

        Assert.That(new ChamferReconstruction(new CloudReconstructionOptions()).Supports(data).Reason, Is.EqualTo(expected));
        Assert.That(new EarthMoversReconstruction(new CloudReconstructionOptions()).Supports(data).Reason, Is.EqualTo(expected));
    }

    [Test]
    public void Supports_ImagesOfLabels_ClassesOnly()
    {
        Assert.That(new CategoricalReconstruction().Supports(LabelImages).IsGood);
        Assert.That(new BernoulliReconstruction().Supports(LabelImages).Reason, Is.EqualTo(Classes));
    }

    [Test]
    public void Supports_OneChannel_IsNoClassToTellApart() =>
        Assert.That(new CategoricalReconstruction().Supports(LabelImages with { Output = new ImageShape(1, 8, 8) }).Reason, Is.EqualTo(NoClasses));
}
