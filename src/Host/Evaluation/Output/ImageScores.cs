namespace NebulaBench.Host.Evaluation.Output;

/// <summary>How near reconstructed pictures (values in [0, 1]) are to their originals: added by batch, averaged over samples.</summary>
public sealed class ImageScores(int channels, int height, int width)
{
    private readonly List<(double SquaredError, Score Similarity)> samples = [];

    /// <summary>Adds pictures, [samples, channels, height, width] in both arrays.</summary>
    public void Add(double[] outputs, double[] targets)
    {
        int size = channels * height * width;
        samples.AddRange(SampleBatch.Each(outputs, targets, size, size, (output, target) =>
            (PixelErrors.MeanSquared(output, target), StructuralSimilarity.OfImage(output, target, channels, width))));
    }

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() =>
    [
        ("mse", ScoreMeans.OfAll([.. samples.Select(sample => (Score)sample.SquaredError)])),
        ("psnr_peak_1_db", ScoreMeans.OfAll([.. samples.Select(sample => PixelErrors.PeakSignalToNoise(sample.SquaredError))])),
        ("ssim", ScoreMeans.OfAll([.. samples.Select(sample => sample.Similarity)])),
    ];
}
