using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    public static bool Takes(IEnumerable<torch.Tensor> parameters) => parameters.All(TensorSpan.Supports);

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

/// <summary>
/// What Adam does to each number at one step: m ← m + (1 − β₁)(g − m), v ← β₂ v + (1 − β₂) g², θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). A weight decay λ is added
/// to the gradient, g + λ θ, or is decoupled: θ (1 − η λ) first, and the gradient as it is.
/// </summary>
internal readonly struct AdamUpdate
{
    private readonly float shrink, decay, first, second, keep, size, correction, epsilon;

    /// <summary>The rule of a step.</summary>
    /// <param name="options">β₁, β₂, ε, λ and whether λ is decoupled.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="step">t, from 1.</param>
    public AdamUpdate(AdamSettings options, double learningRate, double step)
    {
        shrink = (float)(options.IsDecoupled ? 1 - (learningRate * options.WeightDecay) : 1);
        decay = (float)(options.IsDecoupled ? 0 : options.WeightDecay);
        first = (float)(1 - options.Beta1);
        second = (float)(1 - options.Beta2);
        keep = (float)options.Beta2;
        size = (float)(learningRate / (1 - Math.Pow(options.Beta1, step)));
        correction = (float)Math.Sqrt(1 - Math.Pow(options.Beta2, step));
        epsilon = (float)options.Epsilon;
    }

    /// <summary>Moves numbers and their moments, all spans of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> firstMoments, Span<float> secondMoments)
    {
        Span<Vector512<float>> parameterVectors = MemoryMarshal.Cast<float, Vector512<float>>(parameters);
        ReadOnlySpan<Vector512<float>> gradientVectors = MemoryMarshal.Cast<float, Vector512<float>>(gradients);
        Span<Vector512<float>> firstVectors = MemoryMarshal.Cast<float, Vector512<float>>(firstMoments);
        Span<Vector512<float>> secondVectors = MemoryMarshal.Cast<float, Vector512<float>>(secondMoments);
        for (int index = 0; index < parameterVectors.Length; index++)
        {
            Apply(ref parameterVectors[index], gradientVectors[index], ref firstVectors[index], ref secondVectors[index]);
        }

        // What fills no vector, a number in each lane at a time.
        for (int index = parameterVectors.Length * Vector512<float>.Count; index < parameters.Length; index++)
        {
            Vector512<float> parameter = Vector512.CreateScalar(parameters[index]);
            Vector512<float> mean = Vector512.CreateScalar(firstMoments[index]), square = Vector512.CreateScalar(secondMoments[index]);
            Apply(ref parameter, Vector512.CreateScalar(gradients[index]), ref mean, ref square);
            (parameters[index], firstMoments[index], secondMoments[index]) = (parameter.ToScalar(), mean.ToScalar(), square.ToScalar());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply(ref Vector512<float> parameter, Vector512<float> gradient, ref Vector512<float> mean, ref Vector512<float> square)
    {
        Vector512<float> start = parameter * shrink;
        gradient += start * decay;
        mean += (gradient - mean) * first;
        square = (square * keep) + (gradient * gradient * second);
        parameter = start - (mean * size / ((Vector512.Sqrt(square) / Vector512.Create(correction)) + Vector512.Create(epsilon)));
    }
}

/// <summary>The constants of Adam.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the denominator.</param>
/// <param name="WeightDecay">The weight decay.</param>
/// <param name="IsDecoupled">Whether the decay acts on the parameters themselves (AdamW) rather than on the gradients.</param>
public sealed record AdamSettings(double Beta1, double Beta2, double Epsilon, double WeightDecay, bool IsDecoupled);

/// <summary>
/// The gradient of a parameter of single precision on the processor, where libtorch has it; to be released when it has been read. TorchSharp would hand out an
/// object for it, for every parameter in every step.
/// </summary>
internal readonly unsafe struct GradientView
{
    // The functions behind TorchSharp's own properties.
    private static readonly delegate* unmanaged<nint, nint> Grad = (delegate* unmanaged<nint, nint>)Function("THSTensor_grad");
    private static readonly delegate* unmanaged<nint, nint> Data = (delegate* unmanaged<nint, nint>)Function("THSTensor_data");
    private static readonly delegate* unmanaged<nint, byte> IsContiguous = (delegate* unmanaged<nint, byte>)Function("THSTensor_is_contiguous");
    private static readonly delegate* unmanaged<nint, void> Free = (delegate* unmanaged<nint, void>)Function("THSTensor_dispose");

    private readonly nint handle;
    private readonly int length;

    private GradientView(nint handle, int length) => (this.handle, this.length) = (handle, length);

    /// <summary>Whether the parameter has one.</summary>
    public bool Exists => handle != 0;

    /// <summary>Its numbers, in the order of the parameter's elements.</summary>
    public ReadOnlySpan<float> Numbers => new((void*)Data(handle), length);

    /// <summary>The gradient of a parameter; if it lies in memory otherwise than the parameter does, it is laid anew first.</summary>
    public static GradientView From(torch.Tensor parameter)
    {
        nint handle = Grad(parameter.Handle);
        if (handle != 0 && IsContiguous(handle) == 0)
        {
            Free(handle);
            using torch.Tensor scattered = parameter.grad!, whole = scattered.contiguous();
            parameter.grad = whole;
            handle = Grad(parameter.Handle);
        }
        return new GradientView(handle, (int)parameter.numel());
    }

    /// <summary>Releases the view; the parameter keeps its gradient.</summary>
    public void Release() => Free(handle);

    /// <summary>A function of the library that TorchSharp has loaded for itself.</summary>
    private static nint Function(string name) =>
        NativeLibrary.GetExport(NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, searchPath: null), name);
}
