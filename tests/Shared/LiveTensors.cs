using TorchSharp;

namespace NebulaBench.Testing;

/// <summary>How many tensors there are, for tests that let none be left behind.</summary>
internal static class LiveTensors
{
    /// <summary>
    /// The number before the code under test. Garbage of other tests is collected first: collected in the midst, it would lower the count. Afterwards
    /// the count is read as it is, so that what was left behind is not collected but seen.
    /// </summary>
    public static long Before()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
