using System.Runtime.InteropServices;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Datasets;

[TestFixture]
[NonParallelizable]
internal sealed class ResidentSplitTests
{
    private const int Samples = 10;

    private static ResidentSplit Create(bool ownTarget = false)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return new ResidentSplit(
            torch.arange(Samples * 2, dtype: torch.ScalarType.Float32).reshape(Samples, 2),
            ownTarget ? torch.arange(Samples, dtype: torch.ScalarType.Int64) : null,
            [.. Enumerable.Range(0, Samples).Select(sample => (long)(sample % 3))]);
    }

    [Test]
    public void Read_Shuffled_GivesEverySampleOnceWithItsOwnLabelAndTarget()
    {
        using ResidentSplit split = Create(ownTarget: true);
        var seen = new List<long>();
        using DisposeScope scope = torch.NewDisposeScope();
        foreach (Batch batch in split.Read(BatchSampler.Shuffled(Samples, 4, new RandomStream(1), dropIncomplete: false), torch.CPU))
        {
            long[] indices = batch.Indices.data<long>().ToArray();
            seen.AddRange(indices);

            Assert.That(batch.Size, Is.EqualTo(indices.Length));
            Assert.That(batch.Input.data<float>().ToArray(), Is.EqualTo(indices.SelectMany(i => new[] { 2f * i, (2f * i) + 1 })));
            Assert.That(batch.Target.data<long>().ToArray(), Is.EqualTo(indices));
            Assert.That(batch.Labels!.data<long>().ToArray(), Is.EqualTo(indices.Select(i => i % 3)));
        }
        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(0, Samples)));
    }

    [Test]
    public void Read_WithoutTarget_TargetIsTheInputItself()
    {
        using ResidentSplit split = Create();
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(Samples, 4), torch.CPU).First();

        Assert.That(batch.Target, Is.SameAs(batch.Input));
    }

    [Test]
    public void Read_WithoutLabels_HasNone()
    {
        using var split = new ResidentSplit(torch.zeros(3, 2));
        using DisposeScope scope = torch.NewDisposeScope();

        Assert.That(split.Labels, Is.Null);
        Assert.That(split.Read(BatchSampler.Sequential(3, 4), torch.CPU).Single().Labels, Is.Null);
    }

    [Test]
    public void Read_ManyPassesWithAScopePerStep_LeavesTheNumberOfTensorsFlat()
    {
        using ResidentSplit split = Create(ownTarget: true);
        Pass(split);
        long before = LiveTensors.Before();
        for (int pass = 0; pass < 3; pass++)
        {
            Pass(split);
            Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before), $"pass {pass}");
        }
    }

    [Test]
    public void Read_PassLeftEarly_LeavesTheNumberOfTensorsFlat()
    {
        using ResidentSplit split = Create();
        long before = LiveTensors.Before();
        using (torch.NewDisposeScope())
        {
            Assert.That(split.Read(BatchSampler.Sequential(Samples, 3), torch.CPU).First().Size, Is.EqualTo(3));
        }

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Dispose_AfterReading_FreesEveryTensor(bool ownTarget)
    {
        long before = LiveTensors.Before();
        using (ResidentSplit split = Create(ownTarget))
        {
            Pass(split);
        }

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
    }

    [Test]
    public void Create_InsideAScope_OutlivesIt()
    {
        ResidentSplit split;
        using (torch.NewDisposeScope())
        {
            split = Create();
        }
        using (split)
        {
            Assert.That(() => Pass(split), Throws.Nothing);
        }
    }

    [Test]
    public void Read_OnAnotherDevice_MovesTheSplitAndFreesTheOldTensors()
    {
        // The meta device keeps shapes only. It can pick no sample, so the pass is an empty one, but it is moved to as any other.
        var device = new torch.Device(DeviceType.META);
        using ResidentSplit split = Create(ownTarget: true);
        long before = LiveTensors.Before();
        Assert.That(split.Read(BatchSampler.Sequential(0, 4), device), Is.Empty);
        Assert.That(split.Read(BatchSampler.Sequential(0, 4), device), Is.Empty);

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
        Assert.That(() => Pass(split), Throws.InstanceOf<ExternalException>().With.Message.Contains("meta tensor"));
    }

    [Test]
    public void Read_OnCuda_GivesTheSamplesThere()
    {
        if (!torch.cuda_is_available())
        {
            Assert.Ignore("There is no CUDA device.");
        }
        using ResidentSplit split = Create(ownTarget: true);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(Samples, Samples), torch.CUDA).Single();

        Assert.That(batch.Input.device_type, Is.EqualTo(DeviceType.CUDA));
        Assert.That(batch.Labels!.device_type, Is.EqualTo(DeviceType.CUDA));
        Assert.That(batch.Target.cpu().data<long>().ToArray(), Is.EqualTo(Enumerable.Range(0, Samples)));
    }

    private static void Pass(ResidentSplit split)
    {
        using IEnumerator<Batch> batches = split.Read(BatchSampler.Sequential(Samples, 3), torch.CPU).GetEnumerator();
        while (true)
        {
            using DisposeScope step = torch.NewDisposeScope();
            if (!batches.MoveNext())
            {
                return;
            }
        }
    }
}
