using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Clustering.Tests;

/// <summary>Against the formulas of Xie et al. (2016), written out with loops.</summary>
public sealed class SoftAssignmentTests
{
    private const int Samples = 7, Clusters = 3, Width = 4;

    private readonly torch.Tensor latents = Random(Samples), centers = Random(Clusters);

    [OneTimeTearDown]
    public void Release()
    {
        latents.Dispose();
        centers.Dispose();
    }

    [Test]
    public void Log_RandomLatents_IsTheirStudentDistribution()
    {
        double[,] q = Naive();

        torch.Tensor assignment = SoftAssignment.Log(latents, centers).exp();

        TensorAssert.Close(assignment, torch.tensor(q), 1e-12);
    }

    [Test]
    public void Target_Assignments_AreSquaredAndDividedByClusterSizes()
    {
        double[,] q = Naive(), p = new double[Samples, Clusters];
        double[] sizes = [.. Enumerable.Range(0, Clusters).Select(j => Enumerable.Range(0, Samples).Sum(i => q[i, j]))];
        for (int i = 0; i < Samples; i++)
        {
            double sum = Enumerable.Range(0, Clusters).Sum(j => q[i, j] * q[i, j] / sizes[j]);
            for (int j = 0; j < Clusters; j++)
            {
                p[i, j] = q[i, j] * q[i, j] / sizes[j] / sum;
            }
        }

        TensorAssert.Close(SoftAssignment.Target(torch.tensor(q)), torch.tensor(p), 1e-12);
    }

    [Test]
    public void Divergence_OfADistributionFromItself_IsZeroAlsoWhereItIsZero()
    {
        torch.Tensor certain = torch.tensor(new double[,] { { 1, 0 }, { 0.25, 0.75 } });

        Assert.That(SoftAssignment.Divergence(certain, certain.clamp_min(1e-300).log()).ToDouble(), Is.Zero.Within(1e-15));
    }

    private double[,] Naive()
    {
        var q = new double[Samples, Clusters];
        for (int i = 0; i < Samples; i++)
        {
            double[] weight = [.. Enumerable.Range(0, Clusters).Select(j => 1 / (1 + (latents[i] - centers[j]).pow(2).sum().ToDouble()))];
            for (int j = 0; j < Clusters; j++)
            {
                q[i, j] = weight[j] / weight.Sum();
            }
        }
        return q;
    }

    private static torch.Tensor Random(int rows)
    {
        torch.manual_seed(rows);
        return torch.randn([rows, Width], torch.float64);
    }
}
