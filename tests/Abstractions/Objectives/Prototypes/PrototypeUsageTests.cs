using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Objectives.Prototypes;

public sealed class PrototypeUsageTests
{
    [Test]
    public void TakeCounts_SeveralBatches_CountsEachPrototypeOnceASample()
    {
        using var usage = new PrototypeUsage(4);
        Assert.That(usage.TakeCounts(), Is.Null);

        using (torch.NewDisposeScope())
        {
            usage.Record(torch.tensor([0L, 2, 2, 0, 2]));
        }
        usage.Record(torch.tensor([2L, 3]));

        Assert.That(usage.TakeCounts(), Is.EqualTo(new long[] { 2, 0, 4, 1 }));
        Assert.That(usage.TakeCounts(), Is.Null, "taken");
    }
}
