using NebulaBench.Testing;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Mixtures.Tests;

public sealed class MixtureKlTests
{
    [Test]
    public void Of_GoldenCase_HasValueResponsibilitiesAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("vade_kl");
        torch.Tensor mean = golden.Tensor("mu", requiresGradient: true);
        torch.Tensor logVariance = golden.Tensor("log_variance", requiresGradient: true);
        torch.Tensor logits = golden.Tensor("mixture_logits", requiresGradient: true);
        torch.Tensor means = golden.Tensor("mixture_means", requiresGradient: true);
        torch.Tensor logVariances = golden.Tensor("mixture_log_variances", requiresGradient: true);
        torch.Tensor latent = golden.Tensor("z");

        torch.Tensor value = MixtureKl.For(mean, logVariance, latent, logits, means, logVariances);
        value.backward();

        TensorAssert.Close(value, golden.Number("value"));
        TensorAssert.Close(GaussianMixture.LogJoint(latent, logits, means, logVariances).softmax(1), golden.Tensor("responsibilities"));
        GoldenObjectives gradient = golden["gradient"];
        TensorAssert.Close(mean.grad!, gradient.Tensor("mu"));
        TensorAssert.Close(logVariance.grad!, gradient.Tensor("log_variance"));
        TensorAssert.Close(logits.grad!, gradient.Tensor("mixture_logits"));
        TensorAssert.Close(means.grad!, gradient.Tensor("mixture_means"));
        TensorAssert.Close(logVariances.grad!, gradient.Tensor("mixture_log_variances"));
    }

    [Test]
    public void Of_OneStandardNormalComponent_IsTheDivergenceFromIt()
    {
        torch.manual_seed(0);
        torch.Tensor mean = torch.randn([6, 3], torch.float64), logVariance = torch.randn([6, 3], torch.float64);
        torch.Tensor zeros = torch.zeros([1, 3], torch.float64);

        torch.Tensor value = MixtureKl.For(mean, logVariance, mean, torch.zeros(1, torch.float64), zeros, zeros);

        TensorAssert.Close(value, KlDivergence.FromStandardNormal(mean, logVariance).ToDouble());
    }
}
