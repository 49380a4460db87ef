using NebulaBench.Toolkit.Architectures;
using TorchSharp;

namespace NebulaBench.Architectures.Tests;

public sealed class MaskingNoiseTests
{
    [Test]
    public void Forward_WhileTraining_DropsTheShareOfValues()
    {
        torch.manual_seed(0);
        using var noise = new MaskingNoise(0.3);

        using torch.Tensor kept = noise.call(torch.ones(100, 1000));

        Assert.That(kept.mean().ToDouble(), Is.EqualTo(0.7).Within(0.01), "values are dropped, the others are not scaled up");
    }

    [Test]
    public void Forward_InEvaluation_ChangesNothing()
    {
        using var noise = new MaskingNoise(0.9);
        noise.eval();
        using torch.Tensor input = torch.rand(4, 5);

        Assert.That(noise.call(input).eq(input).all().ToBoolean(), Is.True);
    }
}
