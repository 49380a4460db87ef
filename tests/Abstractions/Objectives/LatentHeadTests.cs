using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Objectives;

internal sealed class LatentHeadTests
{
    [TestCase(1e30f)]
    [TestCase(-1e30f)]
    [TestCase(200f)]
    [TestCase(-200f)]
    public void Forward_LogVarianceBeyondSinglePrecision_LatentsKlAndGradientsStayFinite(float logVariance)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        LatentHead head = HeadWith(logVariance);

        LatentPosterior posterior = head.call(torch.ones(4, 3));
        torch.Tensor kl = KlDivergence.FromStandardNormal(posterior.Mean, posterior.LogVariance!);
        (kl + posterior.Latent.pow(2).mean()).backward();

        Assert.That(posterior.Latent.isfinite().all().item<bool>());
        Assert.That(kl.isfinite().item<bool>());
        Assert.That(head.parameters().All(parameter => parameter.grad is not { } gradient || gradient.isfinite().all().item<bool>()));
    }

    [Test]
    public void Forward_OrdinaryLogVariance_IsLeftAlone()
    {
        using DisposeScope scope = torch.NewDisposeScope();

        torch.Tensor logVariance = HeadWith(-3.25f).call(torch.ones(1, 3)).LogVariance!;

        Assert.That(logVariance.data<float>().ToArray(), Is.All.EqualTo(-3.25f));
    }

    /// <summary>A head for three features and two latents, with means 0 and this log-variance whatever the features are.</summary>
    private static LatentHead HeadWith(float logVariance)
    {
        var head = new LatentHead(3, 2, variational: true);
        using (torch.no_grad())
        {
            foreach ((string name, var parameter) in head.named_parameters())
            {
                parameter.zero_();
                if (name.EndsWith("bias", StringComparison.Ordinal))
                {
                    parameter.narrow(0, 2, 2).fill_(logVariance);
                }
            }
        }
        return head;
    }
}
