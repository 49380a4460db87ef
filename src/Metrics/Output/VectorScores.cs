namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed vectors are to their originals: added batch by batch, averaged over samples.</summary>
public sealed class VectorScores(int size) : IOutputScores
{
    private readonly List<Score> errors = [];

    /// <summary>Adds vectors, [samples, size] in both arrays.</summary>
    public void Add(double[] outputs, double[] targets) => errors.AddRange(
        SampleBatch.Each<Score>(outputs, targets, size, size, (output, target) => PixelErrors.MeanSquared(output, target)));

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() => [("mse", ScoreMeans.OfAll(errors))];
}
