using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>Splits the outputs and targets of a batch into samples and measures them in parallel, in their order.</summary>
internal static class SampleBatch
{
    /// <summary>Measures one sample.</summary>
    public delegate T Measure<T>(ReadOnlySpan<double> output, ReadOnlySpan<double> target);

    /// <summary>Measures one sample, knowing its position in the batch.</summary>
    public delegate T MeasureAt<T>(int index, ReadOnlySpan<double> output, ReadOnlySpan<double> target);

    /// <summary>The measurements of all samples, [samples, size] in both arrays; <c>NB5001</c> at a value that is not finite.</summary>
    public static T[] Each<T>(double[] outputs, double[] targets, int outputSize, int targetSize, Measure<T> measure) =>
        Each(outputs, targets, outputSize, targetSize, (_, output, target) => measure(output, target));

    /// <inheritdoc cref="Each{T}(double[], double[], int, int, Measure{T})"/>
    public static T[] Each<T>(double[] outputs, double[] targets, int outputSize, int targetSize, MeasureAt<T> measure)
    {
        int count = outputs.Length / outputSize;
        if (outputs.Length != count * outputSize || targets.Length != count * targetSize)
        {
            throw new ArgumentException(
                $"{outputs.Length} and {targets.Length} values are no samples of {outputSize} outputs and {targetSize} targets.");
        }
        FiniteValues.Require(outputs, outputSize, "outputs");
        FiniteValues.Require(targets, targetSize, "targets");
        var results = new T[count];
        Parallelism.For(0, count, i => results[i] = measure(
            i, outputs.AsSpan(i * outputSize, outputSize), targets.AsSpan(i * targetSize, targetSize)));
        return results;
    }
}
