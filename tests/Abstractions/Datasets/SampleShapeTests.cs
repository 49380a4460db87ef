using NebulaBench.Datasets;

namespace NebulaBench.Abstractions.Tests.Datasets;

[TestFixture]
internal sealed class SampleShapeTests
{
    private static IEnumerable<TestCaseData> Shapes()
    {
        yield return new TestCaseData(new VectorShape(5), 5L, "vector 5");
        yield return new TestCaseData(new ImageShape(3, 4, 5), 60L, "image 3×4×5");
        yield return new TestCaseData(new PointCloudShape(100, 3), 300L, "point cloud 100×3");
        yield return new TestCaseData(new VolumeShape(1, 2, 3, 4), 24L, "volume 1×2×3×4");
        yield return new TestCaseData(new SequenceShape(12, 9000), 12L, "sequence 12");
    }

    [TestCaseSource(nameof(Shapes))]
    public void Shape_OfEachKind_CountsItsValuesAndReadsAsAUserWouldSayIt(SampleShape shape, long elements, string text)
    {
        Assert.That(shape.Elements, Is.EqualTo(elements));
        Assert.That(shape.ToString(), Is.EqualTo(text));
    }
}
