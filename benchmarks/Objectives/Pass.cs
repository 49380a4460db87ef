using System.Diagnostics;
using TorchSharp;

namespace NebulaBench.Benchmarks.Objectives;

/// <summary>Forward and backward of a loss: seconds a pass, the most memory above what the process held before, the value and the gradients.</summary>
internal sealed record Pass(double Seconds, double Mebibytes, double Value, torch.Tensor LatentGradient, torch.Tensor MarginGradient)
{
    public static Pass From(Batch batch, Func<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor> loss, int repetitions)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var memory = new PeakMemory();
        long start = Stopwatch.GetTimestamp();
        double value = 0;
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            batch.Latents.grad = null;
            batch.Margin.grad = null;
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor result = loss(batch.Latents, batch.Groups, batch.Margin);
            result.backward();
            value = result.ToDouble();
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
        return new Pass(seconds, memory.MebibytesAbove(), value, batch.Latents.grad!.clone(), batch.Margin.grad!.clone());
    }
}

/// <summary>Latents from a normal distribution, in 30 groups.</summary>
internal sealed record Batch(torch.Tensor Latents, torch.Tensor Groups, torch.Tensor Margin)
{
    public static Batch Draw(int size)
    {
        torch.manual_seed(0);
        return new Batch(torch.randn([size, 32]).requires_grad_(), torch.randint(0, 30, [size], torch.int64), torch.tensor(0.5f).requires_grad_());
    }
}
