using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Losses;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training.Losses;

/// <summary>One pass gives what libtorch gives in ten.</summary>
public sealed class FusedBernoulliTests
{
    private static readonly BernoulliReconstruction Plain = new();

    private static readonly ReconstructionLoss Fused = FastReconstruction.For(Plain);

    [Test]
    public void Mean_AnySize_IsThePlainOneWithItsGradient([Values(1, 15, 16, 17, 784, 5000)] int width, [Values(0.01, 3, 60)] double spread)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(width);
        torch.Tensor logits = torch.randn(7, width) * spread, targets = torch.rand(7, width);

        (double value, torch.Tensor gradient) = Differentiated(Fused, logits, targets);
        (double wanted, torch.Tensor wantedGradient) = Differentiated(Plain, logits.to_type(torch.float64), targets.to_type(torch.float64));

        Assert.That(value, Is.EqualTo(wanted).Within(1e-6 * Math.Max(1, Math.Abs(wanted))));
        Assert.That((gradient - wantedGradient).abs().max().ToDouble(), Is.LessThan(2e-7));
        using (torch.no_grad())
        {
            Assert.That(Fused.Mean(logits, targets).ToDouble(), Is.EqualTo(value));
        }
    }

    [Test]
    public void Mean_AnyNumberOfThreads_IsTheSame([Values(2, 3, 8)] int threads)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(0);
        torch.Tensor logits = torch.randn(131, 1001) * 3, targets = torch.rand(131, 1001);
        int before = torch.get_num_threads();
        try
        {
            torch.set_num_threads(1);
            (double alone, torch.Tensor aloneGradient) = Differentiated(Fused, logits, targets);
            torch.set_num_threads(threads);
            (double together, torch.Tensor togetherGradient) = Differentiated(Fused, logits, targets);

            Assert.That(together, Is.EqualTo(alone));
            Assert.That(togetherGradient.eq(aloneGradient).all().ToBoolean(), Is.True);
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Test]
    public void Mean_LogitsFarFromZero_KeepsWhatIsLeft()
    {
        using torch.Tensor logits = torch.full([1, 32], -20f), targets = torch.zeros(1, 32);

        using torch.Tensor mean = Fused.Mean(logits, targets);

        Assert.That(mean.ToDouble(), Is.EqualTo(32 * Math.Exp(-20)).Within(1e-4).Percent);
    }

    [Test]
    public void Mean_NumbersThatAreNotPlain_AreLeftToThePlainOne()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(0);
        torch.Tensor logits = torch.randn(6, 5), targets = torch.rand(6, 5), doubles = logits.to_type(torch.float64);

        Assert.That(Fused.Mean(logits.t(), targets.t()).ToDouble(), Is.EqualTo(Plain.Mean(logits.t(), targets.t()).ToDouble()));
        Assert.That(Fused.Mean(doubles, targets.to_type(torch.float64)).ToDouble(), Is.EqualTo(Plain.Mean(doubles, targets.to_type(torch.float64)).ToDouble()));
    }

    [Test]
    public void Mean_LogitThatIsNoNumber_IsNone()
    {
        using torch.Tensor logits = torch.full([2, 40], float.NaN), targets = torch.zeros(2, 40);

        using torch.Tensor mean = Fused.Mean(logits, targets);

        Assert.That(mean.ToDouble(), Is.NaN);
    }

    [Test]
    public void Of_FilledValuesThatCountMore_IsTheReconstructionItself()
    {
        var weighted = new BernoulliReconstruction(new BernoulliReconstructionOptions { FilledWeight = 2 });

        Assert.That(FastReconstruction.For(weighted), Is.SameAs(weighted));
        Assert.That(Fused, Is.InstanceOf<FusedBernoulli>());
    }

    private static (double Value, torch.Tensor Gradient) Differentiated(ReconstructionLoss loss, torch.Tensor logits, torch.Tensor targets)
    {
        torch.Tensor input = logits.detach().clone().requires_grad_();
        torch.Tensor mean = loss.Mean(input, targets);
        mean.backward();
        return (mean.ToDouble(), input.grad!);
    }
}
