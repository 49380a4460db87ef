using NebulaBench.Datasets;
using NebulaBench.Testing;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Mixtures.Tests;

public sealed class VampVaeTests
{
    [Test]
    public void LogPrior_PseudoInputs_IsTheEqualMixtureOfTheirPosteriors()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VampObjective(new VampOptions { PseudoInputs = 2 }));
        module.BeforeEpoch(new ObjectiveBench.View(torch.randn(5, 2)));
        module.eval();
        torch.Tensor inputs = module.named_parameters().Single(entry => entry.name == "inputs.values").parameter;
        LatentBatch posteriors = module.Embed(inputs);
        torch.Tensor point = torch.randn(1, 2);

        double expected = Math.Log(Enumerable.Range(0, 2).Average(k => Math.Exp(LogNormal(point, posteriors, k))));

        Assert.That(module.LogPrior(point).ToDouble(), Is.EqualTo(expected).Within(1e-4));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Loss_PseudoInputs_AreTrainedIfAskedFor(bool trained)
    {
        using ObjectiveModule module = ObjectiveBench.Build(new VampObjective(new VampOptions { PseudoInputs = 2, Trained = trained }));
        module.BeforeEpoch(new ObjectiveBench.View(torch.randn(5, 2)));

        ObjectiveBench.Step(module).Terms.Total().backward();

        Parameter inputs = module.named_parameters().Single(entry => entry.name == "inputs.values").parameter;
        Assert.That(inputs.grad is not null, Is.EqualTo(trained));
    }

    [Test]
    public void Build_Tokens_KeepsThemAsTheyStart()
    {
        ObjectiveContext context = ObjectiveBench.Context();
        context = context with
        {
            Data = context.Data with { Input = new SequenceShape(4, 9) },
            Encode = tokens => tokens.to_type(torch.float32),
        };
        using ObjectiveModule module = ObjectiveBench.Build(new VampObjective(new VampOptions { PseudoInputs = 2 }), context);

        Parameter inputs = module.named_parameters().Single(entry => entry.name == "inputs.values").parameter;

        Assert.That((inputs.requires_grad, inputs.dtype), Is.EqualTo((false, torch.ScalarType.Int64)));
        Assert.That(module.LogPrior(torch.zeros(1, 2)).isfinite().all().ToBoolean());
    }

    private static double LogNormal(torch.Tensor point, LatentBatch posteriors, int k)
    {
        torch.Tensor mean = posteriors.Mean[k], logVariance = posteriors.LogVariance![k];
        return (-0.5 * (((point[0] - mean).pow(2) / logVariance.exp()) + logVariance + Math.Log(2 * Math.PI))).sum().ToDouble();
    }
}
