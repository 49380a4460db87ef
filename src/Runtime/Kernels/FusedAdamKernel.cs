using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// Adam's step on the processor: one pass over parameters, gradients and moments, on as many threads as libtorch has. Each number is moved by
/// itself, so that the result does not depend on their number.
/// </summary>
public sealed class FusedAdamKernel
{
    /// <summary>How many numbers are worth a thread.</summary>
    private const long Share = 1 << 15;

    private readonly torch.Tensor[] parameters, firstMoments, secondMoments, steps;
    private readonly AdamSettings options;
    private readonly ParallelWorkItem shares;
    private readonly List<Piece> pieces = [];
    private long total;

    /// <param name="parameters">What moves.</param>
    /// <param name="firstMoments">The mean gradient of each.</param>
    /// <param name="secondMoments">The mean squared gradient of each.</param>
    /// <param name="steps">How often each has moved, a number each.</param>
    /// <param name="options">The rule.</param>
    public FusedAdamKernel(
        torch.Tensor[] parameters, torch.Tensor[] firstMoments, torch.Tensor[] secondMoments, torch.Tensor[] steps, AdamSettings options)
    {
        (this.parameters, this.firstMoments, this.secondMoments, this.steps, this.options) = (parameters, firstMoments, secondMoments, steps, options);
        shares = new ParallelWorkItem(Move);
    }

    /// <summary>Whether all of these parameters are such that this pass can move them: single precision, in one piece of the processor's memory.</summary>
    public static bool Takes(IEnumerable<torch.Tensor> parameters) => parameters.All(TensorSpan.Are);

    /// <summary>Moves every parameter that has a gradient, and its moments and its count of steps with it.</summary>
    public void Take(double learningRate)
    {
        Collect(learningRate);
        shares.Do(total, Share, torch.get_num_threads());
        pieces.ForEach(piece => piece.Gradient.Release());
        pieces.Clear();
    }

    /// <summary>Lays the parameters that have a gradient end to end.</summary>
    private void Collect(double learningRate)
    {
        total = 0;
        for (int index = 0; index < parameters.Length; index++)
        {
            var gradient = GradientView.From(parameters[index]);
            if (gradient.Exists)
            {
                ref float step = ref TensorSpan.For(steps[index])[0];
                step++;
                pieces.Add(new Piece(index, total, gradient, new AdamUpdate(options, learningRate, step)));
                total += parameters[index].numel();
            }
        }
    }

    /// <summary>Moves the numbers from one place of the row to before another.</summary>
    private void Move(long from, long to)
    {
        foreach (Piece piece in pieces)
        {
            Span<float> numbers = TensorSpan.For(parameters[piece.Index]);
            int start = (int)Math.Clamp(from - piece.Start, 0, numbers.Length), end = (int)Math.Clamp(to - piece.Start, 0, numbers.Length);
            if (start < end)
            {
                piece.Rule.Apply(
                    numbers[start..end], piece.Gradient.Numbers[start..end], TensorSpan.For(firstMoments[piece.Index])[start..end],
                    TensorSpan.For(secondMoments[piece.Index])[start..end]);
            }
        }
    }

    /// <summary>A parameter at its place in the row, with its gradient.</summary>
    private readonly record struct Piece(int Index, long Start, GradientView Gradient, AdamUpdate Rule);
}
