using TorchSharp;

namespace NebulaBench.Host.Training.Optimizers;

/// <summary>
/// Adam's step on the processor: one pass over parameters, gradients and moments, on as many threads as libtorch has. Each number is moved by
/// itself, so that the result does not depend on their number.
/// </summary>
/// <param name="parameters">What moves.</param>
/// <param name="firstMoments">The mean gradient of each.</param>
/// <param name="secondMoments">The mean squared gradient of each.</param>
/// <param name="steps">How often each has moved, a number each.</param>
/// <param name="options">The rule.</param>
internal sealed class AdamPass(
    torch.Tensor[] parameters, torch.Tensor[] firstMoments, torch.Tensor[] secondMoments, torch.Tensor[] steps, OptimizerOptions options)
{
    /// <summary>How many numbers are worth a thread.</summary>
    private const long Share = 1 << 15;

    private readonly List<Piece> pieces = [];

    /// <summary>Whether all of these parameters are such that this pass can move them: single precision, in one piece of the processor's memory.</summary>
    public static bool Takes(IEnumerable<torch.Tensor> parameters) => parameters.All(CpuFloats.Are);

    /// <summary>Moves every parameter that has a gradient, and its moments and its count of steps with it.</summary>
    public void Take(double learningRate)
    {
        long total = Collect(learningRate);
        int threads = (int)Math.Clamp(total / Share, 1, torch.get_num_threads());
        if (threads == 1)
        {
            Move(0, total);
        }
        else
        {
            Parallel.For(0, threads, thread => Move(total * thread / threads, total * (thread + 1) / threads));
        }

        // One by one: a scope for them would allocate more than they do.
        pieces.ForEach(piece => piece.Gradient.Dispose());
        pieces.Clear();
    }

    /// <summary>Lays the parameters that have a gradient end to end; returns how many numbers that makes.</summary>
    private long Collect(double learningRate)
    {
        long total = 0;
        for (int index = 0; index < parameters.Length; index++)
        {
            if (parameters[index].grad is { } gradient)
            {
                ref float step = ref CpuFloats.Of(steps[index])[0];
                step++;
                pieces.Add(new Piece(index, total, Plain(gradient), new AdamRule(options, learningRate, step)));
                total += parameters[index].numel();
            }
        }
        return total;
    }

    /// <summary>Moves the numbers from one place of the row to another.</summary>
    private void Move(long from, long to)
    {
        // A thread of the pool does not have the setting of the one that trains.
        using var flushed = new FlushedDenormals(wanted: true);
        foreach (Piece piece in pieces)
        {
            Span<float> numbers = CpuFloats.Of(parameters[piece.Index]);
            int start = (int)Math.Clamp(from - piece.Start, 0, numbers.Length), end = (int)Math.Clamp(to - piece.Start, 0, numbers.Length);
            if (start < end)
            {
                piece.Rule.Apply(
                    numbers[start..end], CpuFloats.Of(piece.Gradient)[start..end], CpuFloats.Of(firstMoments[piece.Index])[start..end],
                    CpuFloats.Of(secondMoments[piece.Index])[start..end]);
            }
        }
    }

    private static torch.Tensor Plain(torch.Tensor gradient)
    {
        if (CpuFloats.Are(gradient))
        {
            return gradient;
        }
        using (gradient)
        {
            return gradient.contiguous();
        }
    }

    /// <summary>A parameter at its place in the row, with its gradient.</summary>
    private readonly record struct Piece(int Index, long Start, torch.Tensor Gradient, AdamRule Rule);
}
