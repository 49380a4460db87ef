using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>A value that every sample has, averaged over the samples.</summary>
/// <param name="key">Its key.</param>
/// <param name="size">The number of values of a sample.</param>
/// <param name="measure">Measures a sample.</param>
/// <param name="definedOnly">Whether samples without a value are left out; otherwise they leave the mean undefined.</param>
internal sealed class SampleScores(string key, long size, SampleBatch.Measure<Score> measure, bool definedOnly = false) : IOutputMeasurement
{
    private readonly List<Score> scores = [];

    public void Add(OutputBatch batch) =>
        scores.AddRange(SampleBatch.Each(batch.Outputs, batch.Targets, (int)size, (int)size, measure));

    public IReadOnlyList<(string Key, Score Score)> Measure() => [(key, Mean())];

    /// <summary>The mean.</summary>
    public Score Mean() => definedOnly ? ScoreMeans.OfDefined(scores) : ScoreMeans.OfAll(scores);
}

/// <summary>The mean of a score over samples.</summary>
internal static class ScoreMeans
{
    /// <summary>The mean of values that every sample has.</summary>
    public static Score OfValues(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? Score.Undefined("there are no samples") : values.Average();

    /// <summary>The mean over all samples, undefined if it is undefined in any.</summary>
    public static Score OfAll(IReadOnlyCollection<Score> scores)
    {
        Score[] undefined = [.. scores.Where(score => score.Value is null)];
        if (undefined.Length == 0)
        {
            return OfDefined(scores);
        }
        return Score.Undefined($"{undefined.Length} of {scores.Count} samples have none, the first because {undefined[0].Reason}");
    }

    /// <summary>The mean over the samples in which it is defined.</summary>
    public static Score OfDefined(IReadOnlyCollection<Score> scores)
    {
        double[] values = [.. scores.Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        if (values.Length > 0)
        {
            return values.Average();
        }
        return Score.Undefined(scores.Count == 0 ? "there are no samples" : scores.First().Reason!);
    }
}

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

/// <summary>Guards against outputs and targets that do not belong together.</summary>
internal static class SameLength
{
    public static void Require(int outputs, int targets)
    {
        if (outputs != targets || outputs == 0)
        {
            throw new ArgumentException($"Outputs and targets need one length above 0: there are {outputs} and {targets} values.");
        }
    }
}
