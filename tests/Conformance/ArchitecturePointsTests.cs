using NebulaBench.Conformance.Architectures;
using NebulaBench.Datasets;

namespace NebulaBench.Conformance.Tests;

[NonParallelizable]
internal sealed class ArchitecturePointsTests
{
    private static readonly PointCloudShape Cloud = new(5, 3);

    [Test]
    public void All_ArchitectureInOrder_PassesEverywhere() => Assert.That(FailuresOf(ArchitectureFlaw.None), Is.Empty);

    [TestCase(ArchitectureFlaw.RefusesASingleSample, "takes a batch of one", "a sample does not depend on its batch")]
    [TestCase(ArchitectureFlaw.LooksAtTheBatch, "a sample does not depend on its batch")]
    [TestCase(ArchitectureFlaw.DrawsInEvaluation, "evaluation draws nothing", "the same seed gives the same model", "weights can be saved and loaded")]
    [TestCase(ArchitectureFlaw.IgnoresTheSeed, "the same seed gives the same model")]
    [TestCase(ArchitectureFlaw.HasAnIdleParameter, "gradients reach every parameter")]
    [TestCase(ArchitectureFlaw.MisnamesItsEncoder, "the encoder's weights bear its name")]
    [TestCase(ArchitectureFlaw.HidesAWeight, "weights can be saved and loaded")]
    [TestCase(ArchitectureFlaw.RunsForward, "layers run through call")]
    [TestCase(ArchitectureFlaw.KeepsFeatures, "keeps no tensor")]
    [TestCase(ArchitectureFlaw.LooksAtTheOrder, "ignores the order of points")]
    public void All_OneFlaw_FailsAtItsPointsAlone(object flaw, params string[] points) =>
        Assert.That(FailuresOf((ArchitectureFlaw)flaw).Select(failure => failure.Split(':')[0]), Is.EqualTo(points));

    [Test]
    public void All_ShapeThatIsNotSupported_SaysWhatSupportsSays()
    {
        var image = new ImageShape(1, 2, 2);
        var points = new ArchitecturePoints(() => new SpoiltArchitecture(ArchitectureFlaw.None), [(image, image)]);

        Assert.That(Failures.For(points.All.Take(1)), Is.EqualTo(new[]
        {
            "supports the shapes: image 1×2×2 to image 1×2×2: Supports says: It takes clouds.",
        }));
    }

    private static IReadOnlyList<string> FailuresOf(ArchitectureFlaw flaw) =>
        Failures.For(new ArchitecturePoints(() => new SpoiltArchitecture(flaw), [(Cloud, Cloud)], ignoresOrder: true).All);
}
