using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Linear.Tests;

public sealed class PcaModuleTests
{
    // 2,500 dimensions take the random projection, 40 the covariance matrix: three strong directions must come out of both.
    [TestCase(40)]
    [TestCase(2500)]
    public void Of_ThreeStrongDirections_FindsThemInTheirOrder(int dimension)
    {
        torch.manual_seed(0);
        torch.Tensor directions = torch.linalg.qr(torch.randn(dimension, 3)).Item1;
        torch.Tensor samples = 5 + (torch.randn(300, 3) * torch.tensor(new float[] { 9, 6, 3 })).matmul(directions.t())
            + (0.001 * torch.randn(300, dimension));

        (torch.Tensor mean, torch.Tensor axes) = PrincipalAxes.For(samples, 3);

        TensorAssert.Close(axes.t().matmul(axes), torch.eye(3), 1e-4);
        torch.Tensor covariance = (samples - mean).matmul(axes).t().matmul((samples - mean).matmul(axes)) / 300;
        Assert.That((covariance - covariance.diag().diag()).abs().max().ToDouble(), Is.LessThan(0.01), "components are uncorrelated");
        double[] spreads = [.. covariance.diag().to_type(torch.float64).data<double>()];
        Assert.That(spreads, Is.Ordered.Descending);
        double all = (samples - mean).pow(2).sum().ToDouble() / 300;
        Assert.That(spreads.Sum() / all, Is.GreaterThan(0.9999));
    }

    [Test]
    public void Embed_MoreLatentsThanFeatures_LeavesTheRestZero()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new PcaObjective(), ObjectiveBench.Context() with { LatentDimension = 6 });
        module.BeforeEpoch(new ObjectiveBench.View(torch.randn(50, 2)));

        torch.Tensor latents = module.Embed(torch.randn(9, 4)).Latent;

        Assert.That(latents.shape, Is.EqualTo(new long[] { 9, 6 }));
        Assert.That(latents.narrow(1, 4, 2).abs().max().ToDouble(), Is.Zero);
        Assert.That(latents.narrow(1, 0, 4).std().ToDouble(), Is.GreaterThan(0.1));
    }
}
