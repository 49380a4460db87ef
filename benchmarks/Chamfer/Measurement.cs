using System.Diagnostics;
using TorchSharp;

namespace NebulaBench.Benchmarks.Chamfer;

/// <summary>One forward and backward pass: its time, the most memory it took above what the process held before, and what came out.</summary>
internal sealed record Measurement(double Seconds, double Mebibytes, double Value, torch.Tensor Gradient)
{
    public static Measurement From(torch.Tensor output, Func<torch.Tensor> loss)
    {
        output.grad = null;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using DisposeScope scope = torch.NewDisposeScope();
        using var memory = new PeakMemory();
        long start = Stopwatch.GetTimestamp();
        torch.Tensor value = loss();
        value.backward();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Measurement(seconds, memory.MebibytesAbove(), value.ToDouble(), output.grad!.clone().DetachFromDisposeScope());
    }
}
