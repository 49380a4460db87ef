using NebulaBench.Toolkit.Architectures;
using TorchSharp;

namespace NebulaBench.Architectures.Tests;

public sealed class ActivationModulesTests
{
    // At -1 and 1; the last digits of GELU are those of the normal distribution function, not of its tanh approximation.
    [TestCase(Activation.Relu, 0, 1)]
    [TestCase(Activation.Sigmoid, 0.2689414, 0.7310586)]
    [TestCase(Activation.Tanh, -0.7615942, 0.7615942)]
    [TestCase(Activation.Gelu, -0.1586553, 0.8413447)]
    [TestCase(Activation.LeakyRelu, -0.01, 1)]
    public void ToModule_EveryActivation_IsItsFunction(Activation activation, double ofMinusOne, double ofOne)
    {
        using torch.nn.Module<torch.Tensor, torch.Tensor> module = activation.ToModule();

        using torch.Tensor values = module.call(torch.tensor(new float[] { -1, 1 }));

        Assert.That(values[0].ToDouble(), Is.EqualTo(ofMinusOne).Within(1e-6));
        Assert.That(values[1].ToDouble(), Is.EqualTo(ofOne).Within(1e-6));
    }

    [Test]
    public void ToModule_NoSuchActivation_Refuses() =>
        Assert.That(() => ((Activation)99).ToModule(), Throws.TypeOf<ArgumentOutOfRangeException>());
}
