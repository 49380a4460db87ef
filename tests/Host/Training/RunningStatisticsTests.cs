using NebulaBench.Training.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Tests.Training;

internal sealed class RunningStatisticsTests
{
    [Test]
    public void Hold_PassInTrainingMode_NormalizesByTheBatchAndLeavesTheStatistics()
    {
        BatchNorm1d layer = torch.nn.BatchNorm1d(2);
        using Sequential model = torch.nn.Sequential(layer);
        using torch.Tensor data = (3 * torch.randn(64, 2)) + 5;
        layer.call(data);
        float[] before = layer.running_mean!.data<float>().ToArray();

        torch.Tensor output;
        using (RunningStatistics.Hold(model))
        {
            output = layer.call(data * 100);
        }

        Assert.That(layer.running_mean!.data<float>().ToArray(), Is.EqualTo(before));
        Assert.That(output.mean().abs().ToDouble(), Is.LessThan(1e-4));
        layer.call(data * 100);
        Assert.That(layer.running_mean!.data<float>().ToArray(), Is.Not.EqualTo(before), "afterwards they are taken again");
    }

    [Test]
    public void Renew_FewSteps_ReplacesWhatTheyHeldByTheAverageOfAllBatches()
    {
        BatchNorm1d layer = torch.nn.BatchNorm1d(2);
        using Sequential model = torch.nn.Sequential(layer);
        using torch.Tensor first = torch.randn(64, 2) + 4, second = torch.randn(64, 2) + 6;
        layer.call(first);
        Assert.That(layer.running_mean!.mean().ToDouble(), Is.LessThan(1), "one step leaves most of the initial value");

        RunningStatistics.Renew(model, () =>
        {
            layer.call(first);
            layer.call(second);
        });

        using torch.Tensor expected = (first.mean([0L]) + second.mean([0L])) / 2;
        Assert.That((layer.running_mean! - expected).abs().max().ToDouble(), Is.LessThan(1e-5));
        Assert.That(layer.momentum, Is.EqualTo(0.1));
    }
}
