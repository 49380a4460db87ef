using TorchSharp;

namespace NebulaBench.Conformance.Points;

/// <summary>Whether steps leave tensors behind.</summary>
internal static class LiveTensors
{
    private const int Steps = 6;
    private const int SettlingSteps = 1;

    /// <summary>Takes some steps, each in a dispose scope of its own; after the first, the number of tensors may not grow.</summary>
    /// <exception cref="ConformanceException">It does.</exception>
    public static void StayFlat(Action step)
    {
        // What was left to the garbage collector before must not hide what is left here.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long settled = 0;
        for (int taken = 1; taken <= Steps; taken++)
        {
            using (torch.NewDisposeScope())
            {
                step();
            }
            long live = torch.Tensor.TotalCount;
            settled = taken <= SettlingSteps ? live : settled;
            Require.That(live <= settled, $"after step {taken} there are {live} tensors, after the first there were {settled}");
        }
    }
}
