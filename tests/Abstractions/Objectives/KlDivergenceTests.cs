using NebulaBench.Testing;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Objectives;

public sealed class KlDivergenceTests
{
    [Test]
    public void FromStandardNormal_GoldenCase_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("kl_standard_normal");
        using torch.Tensor mean = golden.Tensor("mu", requiresGradient: true);
        using torch.Tensor logVariance = golden.Tensor("log_variance", requiresGradient: true);

        using torch.Tensor kl = KlDivergence.FromStandardNormal(mean, logVariance);
        kl.backward();

        TensorAssert.Close(kl, golden.Number("value"));
        TensorAssert.Close(mean.grad!, golden["gradient"].Tensor("mu"));
        TensorAssert.Close(logVariance.grad!, golden["gradient"].Tensor("log_variance"));
    }

    [Test]
    public void FromNormal_GoldenCase_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("kl_anchor_with_width");
        using torch.Tensor mean = golden.Tensor("mu", requiresGradient: true);
        using torch.Tensor logVariance = golden.Tensor("log_variance", requiresGradient: true);
        using torch.Tensor anchors = golden.Tensor("anchors", requiresGradient: true);
        using torch.Tensor logScale = torch.tensor(golden.Number("log_tau2"), torch.float64).requires_grad_();

        using torch.Tensor centers = anchors.index_select(0, golden.Indices("assignment"));
        using torch.Tensor kl = KlDivergence.FromNormal(mean, logVariance, centers, logScale);
        kl.backward();

        TensorAssert.Close(kl, golden.Number("value"));
        TensorAssert.Close(mean.grad!, golden["gradient"].Tensor("mu"));
        TensorAssert.Close(logVariance.grad!, golden["gradient"].Tensor("log_variance"));
        TensorAssert.Close(anchors.grad!, golden["gradient"].Tensor("anchors"));
        TensorAssert.Close(logScale.grad!, golden["gradient"].Number("log_tau2"));
    }

    [Test]
    public void FromUnitNormal_GoldenCase_HasValueAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("kl_assigned_anchor");
        using torch.Tensor mean = golden.Tensor("mu", requiresGradient: true);
        using torch.Tensor logVariance = golden.Tensor("log_variance", requiresGradient: true);
        using torch.Tensor anchors = golden.Tensor("anchors", requiresGradient: true);

        using torch.Tensor centers = anchors.index_select(0, golden.Indices("assignment"));
        using torch.Tensor kl = KlDivergence.FromUnitNormal(mean, logVariance, centers);
        kl.backward();

        TensorAssert.Close(kl, golden.Number("value"));
        TensorAssert.Close(mean.grad!, golden["gradient"].Tensor("mu"));
        TensorAssert.Close(logVariance.grad!, golden["gradient"].Tensor("log_variance"));
        TensorAssert.Close(anchors.grad!, golden["gradient"].Tensor("anchors"));
    }

    [Test]
    public void WithFreeBits_EmptyPosterior_CostsTheAllowance()
    {
        using torch.Tensor nothing = torch.zeros(4, 3);

        TensorAssert.Close(KlDivergence.WithFreeBits(nothing, nothing, 0.5), 1.5, 1e-6);
    }

    [Test]
    public void WithFreeBits_NoAllowance_IsTheDivergence()
    {
        torch.manual_seed(1);
        using torch.Tensor mean = torch.randn(4, 3);
        using torch.Tensor logVariance = torch.randn(4, 3);

        TensorAssert.Close(
            KlDivergence.WithFreeBits(mean, logVariance, 0), KlDivergence.FromStandardNormal(mean, logVariance).ToDouble());
    }
}
