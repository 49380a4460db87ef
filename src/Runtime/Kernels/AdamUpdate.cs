using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Runtime.Kernels;

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
