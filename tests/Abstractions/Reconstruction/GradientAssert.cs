using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

/// <summary>Holds a gradient against central differences.</summary>
internal static class GradientAssert
{
    private const double Step = 1e-6;

    public static void AgreesWithFiniteDifferences(torch.Tensor at, Func<torch.Tensor, torch.Tensor> loss)
    {
        torch.Tensor variable = at.clone().requires_grad_();
        loss(variable).backward();
        double[] gradient = variable.grad!.contiguous().data<double>().ToArray();
        for (int value = 0; value < gradient.Length; value++)
        {
            double difference = Moved(at, value, Step, loss) - Moved(at, value, -Step, loss);

            Assert.That(gradient[value], Is.EqualTo(difference / (2 * Step)).Within(1e-7), $"value {value}");
        }
    }

    private static double Moved(torch.Tensor at, long value, double step, Func<torch.Tensor, torch.Tensor> loss)
    {
        torch.Tensor moved = at.clone();
        moved.view(-1)[value] += step;
        return loss(moved).ToDouble();
    }
}
