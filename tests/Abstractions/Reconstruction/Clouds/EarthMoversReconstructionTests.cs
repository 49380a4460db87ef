using NebulaBench.Errors;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction.Clouds;

[TestFixture]
internal sealed class EarthMoversReconstructionTests
{
    private static readonly EarthMoversReconstruction EarthMovers = new(new CloudReconstructionOptions { Scale = 1 });

    private DisposeScope scope = null!;

    [SetUp]
    public void Open()
    {
        scope = torch.NewDisposeScope();
        torch.manual_seed(11);
    }

    [TearDown]
    public void Free() => scope.Dispose();

    [Test]
    public void PerSample_SmallClouds_IsWithinOnePerCentOfTheBestAssignment()
    {
        torch.Tensor output = torch.randn([20, 7, 3]), target = torch.randn([20, 7, 3]);
        torch.Tensor costs = (output.unsqueeze(2) - target.unsqueeze(1)).pow(2).sum(3L);
        torch.Tensor found = EarthMovers.PerSample(output, target) * 2;
        for (int sample = 0; sample < 20; sample++)
        {
            double best = Best(costs[sample], 0, new bool[7]);

            Assert.That(found[sample].ToDouble(), Is.InRange(best * (1 - 1e-5), best * 1.01), $"sample {sample}");
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(500)]
    public void Partners_AnyClouds_ArePermutations(int points)
    {
        torch.Tensor partners = EarthMoversReconstruction.Partners(torch.rand([3, points, 3]), torch.rand([3, points, 3]) * 0.1);

        Assert.That(partners.sort(1).Values.eq(torch.arange(points)).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Partners_ShuffledCloud_FindsEveryPointAgain()
    {
        torch.Tensor cloud = torch.randn([1, 200, 3]), order = torch.randperm(200);
        torch.Tensor partners = EarthMoversReconstruction.Partners(cloud.index_select(1, order), cloud);

        Assert.That(partners[0].eq(order).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Partners_PointsThatCoincide_ArePermutations()
    {
        torch.Tensor partners = EarthMoversReconstruction.Partners(torch.zeros([1, 30, 3]), torch.ones([1, 30, 3]));

        Assert.That(partners.sort(1).Values.eq(torch.arange(30)).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Mean_Gradient_PullsEachPointToItsPartner()
    {
        torch.Tensor output = torch.randn([2, 30, 3]).requires_grad_(), target = torch.randn([2, 30, 3]);
        EarthMovers.Mean(output, target).backward();
        torch.Tensor partners = EarthMoversReconstruction.Partners(output, target);
        torch.Tensor chosen = target.gather(1, partners.unsqueeze(2).expand(-1, -1, 3));

        TensorAssert.Close(output.grad!, (output - chosen).detach() / 2, 1e-6);
    }

    [Test]
    public void PerSample_DifferentNumbersOfPoints_SaysWhatWouldWork() => Assert.That(
        () => EarthMovers.PerSample(torch.zeros([1, 3, 3]), torch.zeros([1, 4, 3])),
        Throws.TypeOf<NebulaException>().With.Property("Code").EqualTo("NB4011").And.Message.Contains("3 points and the target 4"));

    private static double Best(torch.Tensor costs, int row, bool[] taken)
    {
        if (row == taken.Length)
        {
            return 0;
        }
        double best = double.PositiveInfinity;
        for (int column = 0; column < taken.Length; column++)
        {
            if (!taken[column])
            {
                taken[column] = true;
                best = Math.Min(best, costs[row, column].ToDouble() + Best(costs, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
