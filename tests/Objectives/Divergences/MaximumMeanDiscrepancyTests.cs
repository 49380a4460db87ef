using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

public sealed class MaximumMeanDiscrepancyTests
{
    [TestCase("mmd_imq", DiscrepancyKernel.InverseMultiquadric)]
    [TestCase("mmd_rbf", DiscrepancyKernel.RadialBasis)]
    public void Between_GoldenCase_HasValueAndGradient(string name, DiscrepancyKernel kernel)
    {
        GoldenObjectives golden = GoldenObjectives.Case(name);
        using torch.Tensor z = golden.Tensor("z", requiresGradient: true);

        using torch.Tensor loss = MaximumMeanDiscrepancy.Between(z, golden.Tensor("prior_samples"), kernel, golden.Number("bandwidth"));
        loss.backward();

        TensorAssert.Close(loss, golden.Number("value"));
        TensorAssert.Close(z.grad!, golden["gradient"].Tensor("z"));
    }

    [Test]
    public void Between_SetsOfDifferentSizes_EqualsTheLoops(
        [Values] DiscrepancyKernel kernel, [Values(0.5, 2)] double bandwidth, [Values(1, 3)] int width)
    {
        torch.manual_seed(3);
        using torch.Tensor x = torch.randn(6, width, torch.float64), y = torch.randn(4, width, torch.float64) + 1;

        TensorAssert.Close(MaximumMeanDiscrepancy.Between(x, y, kernel, bandwidth), Loops(x, y, kernel, bandwidth), 1e-12);
    }

    [Test]
    public void Between_SamplesOfOneDistribution_IsZeroOnAverage([Values] DiscrepancyKernel kernel)
    {
        torch.manual_seed(4);
        double sum = 0;
        for (int trial = 0; trial < 500; trial++)
        {
            using var scope = torch.NewDisposeScope();
            sum += MaximumMeanDiscrepancy.Between(torch.randn(5, 2), torch.randn(5, 2), kernel, 1).ToDouble();
        }

        Assert.That(sum / 500, Is.Zero.Within(0.08));
    }

    [Test]
    public void Between_SingleSample_IsZeroWithZeroGradient([Values] DiscrepancyKernel kernel)
    {
        using torch.Tensor z = torch.ones([1, 3]).requires_grad_();

        using torch.Tensor loss = MaximumMeanDiscrepancy.Between(z, torch.zeros(1, 3), kernel, 1);
        loss.backward();

        Assert.That((loss.ToDouble(), z.grad!.abs().max().ToDouble()), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Between_LatentsFarAway_StillPullsWithTheMultiquadricOnly()
    {
        double Pull(DiscrepancyKernel kernel)
        {
            torch.manual_seed(5);
            using torch.Tensor z = (torch.randn(4, 2, torch.float64) + 100).requires_grad_();
            MaximumMeanDiscrepancy.Between(z, torch.randn(4, 2, torch.float64), kernel, 1).backward();
            return z.grad!.sum().ToDouble();
        }

        Assert.That(Pull(DiscrepancyKernel.InverseMultiquadric), Is.GreaterThan(1e-6));
        Assert.That(Math.Abs(Pull(DiscrepancyKernel.RadialBasis)), Is.LessThan(1e-6));
    }

    private static double Loops(torch.Tensor x, torch.Tensor y, DiscrepancyKernel kernel, double bandwidth)
    {
        int width = (int)x.shape[1];
        double[][] first = Rows(x), second = Rows(y);
        return Mean(first, first) + Mean(second, second) - (2 * Mean(first, second));

        double Mean(double[][] left, double[][] right)
        {
            double sum = 0;
            int pairs = 0;
            for (int i = 0; i < left.Length; i++)
            {
                for (int j = 0; j < right.Length; j++)
                {
                    if (!ReferenceEquals(left, right) || i != j)
                    {
                        sum += Kernel(left[i].Zip(right[j], (a, b) => (a - b) * (a - b)).Sum());
                        pairs++;
                    }
                }
            }
            return sum / pairs;
        }

        double Kernel(double squared)
        {
            double spread = 2 * width * bandwidth * bandwidth;
            return kernel == DiscrepancyKernel.RadialBasis
                ? Math.Exp(-squared / spread)
                : new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10 }.Sum(scale => spread * scale / ((spread * scale) + squared));
        }

        static double[][] Rows(torch.Tensor tensor) => [.. tensor.data<double>().ToArray().Chunk((int)tensor.shape[1])];
    }
}
