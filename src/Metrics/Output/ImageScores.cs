namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed pictures (values in [0, 1]) are to their originals: added by batch, averaged over samples.</summary>
public sealed class ImageScores(int channels, int height, int width) : IOutputScores
{
    private static readonly Score Unscaled = Score.Undefined("the targets are not in [0, 1]");

    private readonly List<Sample> samples = [];

    /// <summary>Adds pictures, [samples, channels, height, width] in both arrays.</summary>
    public void Add(double[] outputs, double[] targets)
    {
        int size = channels * height * width;
        samples.AddRange(SampleBatch.Each(outputs, targets, size, size, (output, target) =>
        {
            double squaredError = PixelErrors.MeanSquared(output, target);
            return target.ContainsAnyExceptInRange(0, 1)
                ? new Sample(squaredError, Unscaled, Unscaled)
                : new Sample(
                    squaredError, PixelErrors.PeakSignalToNoise(squaredError),
                    StructuralSimilarity.OfImage(output, target, channels, width));
        }));
    }

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() =>
    [
        ("mse", ScoreMeans.OfAll([.. samples.Select(sample => (Score)sample.SquaredError)])),
        ("psnr_peak_1_db", ScoreMeans.OfAll([.. samples.Select(sample => sample.SignalToNoise)])),
        ("ssim", ScoreMeans.OfAll([.. samples.Select(sample => sample.Similarity)])),
    ];

    private readonly record struct Sample(double SquaredError, Score SignalToNoise, Score Similarity);
}
