using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>The models are small: a second thread gains nothing, and costs much where other programs keep the processor busy.</summary>
[SetUpFixture]
public sealed class Threads
{
    [OneTimeSetUp]
    public void UseOne() => torch.set_num_threads(1);
}
