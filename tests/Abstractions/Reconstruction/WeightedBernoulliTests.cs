using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>Volumes are mostly empty: their filled cells may count more.</summary>
[TestFixture]
internal sealed class WeightedBernoulliTests
{
    private const double Weight = 5;

    private static readonly BernoulliReconstruction Weighted = new(new BernoulliReconstructionOptions { FilledWeight = Weight });

    [Test]
    public void PerSample_Weighted_CountsFilledCellsThatOften()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        torch.Tensor output = torch.randn([3, 1, 4, 4, 4], torch.float64), target = torch.rand([3, 1, 4, 4, 4], torch.float64);
        torch.Tensor each = (Weight * target * (1 + (-output).exp()).log()) + ((1 - target) * (1 + output.exp()).log());

        TensorAssert.Close(Weighted.PerSample(output, target), each.flatten(start_dim: 1).sum(1L), 1e-12);
        TensorAssert.Close(Weighted.Mean(output, target), each.sum() / 3, 1e-12);
    }

    [Test]
    public void IsLikelihood_OnlyWithoutWeight() => Assert.Multiple(() =>
    {
        Assert.That(Weighted.IsLikelihood, Is.False);
        Assert.That(new BernoulliReconstruction().IsLikelihood, Is.True);
    });
}
