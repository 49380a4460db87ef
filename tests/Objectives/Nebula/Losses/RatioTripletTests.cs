using NebulaBench.Objectives.Nebula.Losses;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Losses;

public sealed class RatioTripletTests
{
    [Test]
    public void Loss_RandomBatch_EqualsTheTripleLoop([Values(1, 2, 3)] int seed)
    {
        torch.manual_seed(seed);
        using torch.Tensor z = torch.randn(9, 4, torch.float64);
        using torch.Tensor groups = torch.randint(0, 3, [9], torch.int64);
        using torch.Tensor margin = torch.tensor(0.25, torch.float64);

        using torch.Tensor loss = RatioTriplet.Loss(z, groups, margin);

        TensorAssert.Close(loss, TripleLoop(z, groups, 0.25), 1e-12);
    }

    [Test]
    public void Loss_OneGroupOnly_IsZeroWithZeroGradient()
    {
        using torch.Tensor z = torch.randn([6, 3], torch.float64).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5, torch.float64).requires_grad_();

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.zeros(6, torch.int64), margin);
        loss.backward();

        Assert.That(loss.ToDouble(), Is.Zero);
        Assert.That(z.grad!.abs().max().ToDouble(), Is.Zero);
        Assert.That(margin.grad!.ToDouble(), Is.Zero);
    }

    [Test]
    public void Loss_IdenticalLatents_StaysFinite()
    {
        using torch.Tensor z = torch.ones([6, 3]).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5f);

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.tensor([0L, 0, 0, 1, 1, 1]), margin);
        loss.backward();

        Assert.That(loss.ToDouble(), Is.Zero);
        Assert.That(z.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    [Test]
    public void Loss_BatchOf4096_HasFiniteValueAndGradient()
    {
        torch.manual_seed(7);
        using torch.Tensor z = torch.randn(4096, 32).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5f).requires_grad_();

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.randint(0, 30, [4096], torch.int64), margin);
        loss.backward();

        Assert.That(double.IsFinite(loss.ToDouble()), Is.True);
        Assert.That(z.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    private static double TripleLoop(torch.Tensor latents, torch.Tensor groups, double margin)
    {
        double[] z = latents.data<double>().ToArray();
        long[] group = groups.data<long>().ToArray();
        int samples = group.Length;
        int width = z.Length / samples;
        double sum = 0;
        long triplets = 0;
        for (int i = 0; i < samples; i++)
        {
            for (int j = 0; j < samples; j++)
            {
                for (int k = 0; k < samples; k++)
                {
                    if (group[j] == group[i] && group[k] != group[i])
                    {
                        sum += Distance(i, j) / (Distance(i, k) + margin);
                        triplets++;
                    }
                }
            }
        }
        return sum / triplets;

        double Distance(int a, int b)
        {
            double total = 0;
            for (int c = 0; c < width; c++)
            {
                double difference = z[(a * width) + c] - z[(b * width) + c];
                total += difference * difference;
            }
            return total;
        }
    }
}
