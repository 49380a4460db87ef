using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction.Clouds;

[TestFixture]
internal sealed class ChamferReconstructionTests
{
    private const double Scale = 0.3;

    private static readonly ChamferReconstruction Chamfer = new(new CloudReconstructionOptions { Scale = Scale });

    private DisposeScope scope = null!;

    [SetUp]
    public void Open()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(7);
    }

    [TearDown]
    public void Free() => scope.Dispose();

    [Test]
    public void Distance_GoldenClouds_HasTheGoldenValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("chamfer");
        torch.Tensor a = golden.Tensor("a", requiresGradient: true), b = golden.Tensor("b", requiresGradient: true);
        torch.Tensor distance = ChamferReconstruction.Distance(Batch(a), Batch(b)).mean();
        distance.backward();

        TensorAssert.Close(distance, golden.Number("value"), 1e-9);
        TensorAssert.Close(a.grad!, golden["gradient"].Tensor("a"), 1e-9);
        TensorAssert.Close(b.grad!, golden["gradient"].Tensor("b"), 1e-9);
    }

    [TestCase(5, 5, 3)]
    [TestCase(33, 70, 3)]
    [TestCase(1, 19, 2)]
    public void PerSample_AnySizes_AgreesWithTheMatrixOfDistances(int points, int others, int width)
    {
        torch.Tensor output = torch.randn([4, points, width], torch.float64), target = torch.randn([4, others, width], torch.float64);
        torch.Tensor squared = (output.unsqueeze(2) - target.unsqueeze(1)).pow(2).sum(3L); // [batch, points, others]
        torch.Tensor expected = (squared.amin([2L]).sum(1L) + squared.amin([1L]).sum(1L)) * (0.5 / (Scale * Scale));

        TensorAssert.Close(Chamfer.PerSample(output, target), expected, 1e-12);
        TensorAssert.Close(Chamfer.Mean(output, target), expected.mean(), 1e-12);
    }

    [Test]
    public void PerSample_SinglePrecision_IsNearDoublePrecision()
    {
        torch.Tensor output = torch.randn([3, 257, 3], torch.float64), target = torch.randn([3, 123, 3], torch.float64);
        torch.Tensor single = Chamfer.PerSample(output.to_type(torch.float32), target.to_type(torch.float32));

        TensorAssert.Close(single.to_type(torch.float64), Chamfer.PerSample(output, target), 1e-5);
    }

    [Test]
    public void PerSample_PointsInAnotherOrder_IsTheSame()
    {
        torch.Tensor output = torch.randn([2, 40, 3], torch.float64), target = torch.randn([2, 40, 3], torch.float64);
        torch.Tensor shuffled = output.index_select(1, torch.randperm(40));

        TensorAssert.Close(Chamfer.PerSample(shuffled, target), Chamfer.PerSample(output, target), 1e-12);
    }

    [Test]
    public void PerSample_SameCloud_CostsNothing()
    {
        torch.Tensor cloud = torch.randn([2, 50, 3]);

        Assert.That(Chamfer.PerSample(cloud, cloud.clone()).abs().max().ToDouble(), Is.Zero);
    }

    [Test]
    public void Between_EquallyNearPoints_TakesTheFirst()
    {
        torch.Tensor one = torch.zeros([1, 1, 3]), many = torch.ones([1, 40, 3]);
        (torch.Tensor ofOne, torch.Tensor ofMany) = NearestPoints.Between(one, many);

        Assert.Multiple(() =>
        {
            Assert.That(ofOne.ToInt64(), Is.Zero);
            Assert.That(ofMany.abs().max().ToInt64(), Is.Zero);
        });
    }

    [Test]
    public void PerSample_NotFinitePoints_GivesNoFiniteLoss()
    {
        torch.Tensor output = torch.full([1, 20, 3], float.NaN), target = torch.randn([1, 20, 3]);

        Assert.That(Chamfer.PerSample(output, target).isfinite().any().ToBoolean(), Is.False);
    }

    private static torch.Tensor Batch(torch.Tensor clouds) => clouds.dim() == 2 ? clouds.unsqueeze(0) : clouds;
}
