using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Tests;

public sealed class NtXentTests
{
    [Test]
    public void Loss_TwoPairsInThePlane_EqualsTheFormula()
    {
        // First views along x and y, second views along x and −y, of different lengths: cosines of pairs 1 and −1.
        using torch.Tensor views = torch.tensor(new double[,] { { 2, 0 }, { 0, 1 }, { 5, 0 }, { 0, -3 } });

        double e = Math.Exp(1 / 0.5), one = 1, inverse = Math.Exp(-1 / 0.5);
        double expected = ((2 * -Math.Log(e / (e + one + one))) + (2 * -Math.Log(inverse / (inverse + one + one)))) / 4;
        TensorAssert.Close(NtXent.Loss(views, 0.5), expected, 1e-12);
    }

    [Test]
    public void Loss_RandomViews_EqualsTheLoops([Values(2, 5)] int samples, [Values(1, 4)] int width, [Values(0.1, 1)] double temperature)
    {
        torch.manual_seed(3);
        using torch.Tensor views = torch.randn(2 * samples, width, torch.float64);

        TensorAssert.Close(NtXent.Loss(views, temperature), Loops(views, temperature), 1e-12);
    }

    [Test]
    public void Loss_RandomViews_HasTheGradientOfFiniteDifferences()
    {
        torch.manual_seed(4);
        using torch.Tensor views = torch.randn([6, 3], torch.float64).requires_grad_();
        NtXent.Loss(views, 0.3).backward();

        const double Step = 1e-6;
        for (int entry = 0; entry < 18; entry++)
        {
            using torch.Tensor nudge = torch.zeros(18, torch.float64);
            nudge[entry] = torch.tensor(Step, torch.float64);
            using torch.Tensor nudged = nudge.view(6, 3);
            double slope = (NtXent.Loss(views.detach() + nudged, 0.3) - NtXent.Loss(views.detach() - nudged, 0.3)).ToDouble() / (2 * Step);
            Assert.That(views.grad![entry / 3, entry % 3].ToDouble(), Is.EqualTo(slope).Within(1e-7));
        }
    }

    [Test]
    public void Loss_OnePair_IsZeroWithZeroGradient()
    {
        using torch.Tensor views = torch.tensor(new double[,] { { 1, 2 }, { -3, 1 } }).requires_grad_();

        using torch.Tensor loss = NtXent.Loss(views, 0.5);
        loss.backward();

        Assert.That((loss.ToDouble(), views.grad!.abs().max().ToDouble()), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void Loss_AllTheSameOrAllZero_IsTheLogarithmOfTheOthersAndFinite([Values(0f, 1f)] float value)
    {
        using torch.Tensor views = torch.full([8, 3], value).requires_grad_();

        using torch.Tensor loss = NtXent.Loss(views, 0.5);
        loss.backward();

        TensorAssert.Close(loss, Math.Log(7), 1e-6);
        Assert.That(views.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    [Test]
    public void Loss_OddNumberOfViews_IsRefused() =>
        Assert.That(() => NtXent.Loss(torch.randn(3, 2), 0.5), Throws.ArgumentException.With.Message.StartsWith("3 views are no pairs."));

    private static double Loops(torch.Tensor views, double temperature)
    {
        double[][] rows = [.. views.data<double>().ToArray().Chunk((int)views.shape[1])];
        int samples = rows.Length / 2;
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int partner = i < samples ? i + samples : i - samples;
            double all = 0;
            for (int k = 0; k < rows.Length; k++)
            {
                if (k != i)
                {
                    all += Math.Exp(Cosine(rows[i], rows[k]) / temperature);
                }
            }
            sum -= Math.Log(Math.Exp(Cosine(rows[i], rows[partner]) / temperature) / all);
        }
        return sum / rows.Length;

        static double Cosine(double[] a, double[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

        static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
    }
}
