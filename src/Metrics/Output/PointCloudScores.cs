using System.Globalization;

namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed point clouds are to their originals: added batch by batch, averaged over samples.</summary>
/// <param name="outputPoints">The number of points of an output.</param>
/// <param name="targetPoints">The number of points of a target.</param>
/// <param name="coordinates">The number of values of a point, of which all count as coordinates.</param>
/// <param name="thresholds">The distances τ of the F-score; 0.01 and 0.05 if not given.</param>
/// <param name="earthMoversEvery">Of every so many samples the first is assigned too, which dwarfs all else; 0 for none.</param>
public sealed class PointCloudScores(
    int outputPoints, int targetPoints, int coordinates = 3, IReadOnlyList<double>? thresholds = null, int earthMoversEvery = 1) : IOutputScores
{
    private readonly IReadOnlyList<double> thresholds = thresholds ?? [0.01, 0.05];
    private readonly List<Sample> samples = [];

    /// <summary>The key of the F-score at a distance, such as <c>f_score_at_0_05</c>.</summary>
    public static string FScoreKey(double threshold) =>
        $"f_score_at_{threshold.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', '_')}";

    /// <summary>Adds clouds, [samples, points, coordinates] in both arrays.</summary>
    public void Add(double[] outputs, double[] targets)
    {
        int known = samples.Count;
        samples.AddRange(SampleBatch.Each(
            outputs, targets, outputPoints * coordinates, targetPoints * coordinates, (index, output, target) => MeasureOne(
                NearestDistances.Between(output, target, coordinates),
                earthMoversEvery > 0 && (known + index) % earthMoversEvery == 0 ? EarthMovers.Between(output, target, coordinates) : null)));
    }

    /// <summary>The scores of all that was added; the earth mover's distance over those samples for which it was asked.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure()
    {
        EarthMovers[] moved = [.. samples.Where(sample => sample.EarthMovers is not null).Select(sample => sample.EarthMovers!.Value)];
        return
        [
            ("chamfer_mean_squared_both_directions_summed", Mean(sample => sample.Squared)),
            ("chamfer_mean_euclidean_both_directions_averaged", Mean(sample => sample.Euclidean)),
            ("earth_movers_mean_euclidean", Mean(moved, distance => distance.Distance)),
            ("earth_movers_exact_share", Mean(moved, distance => distance.IsExact ? 1 : 0)),
            .. thresholds.Select((threshold, at) => (FScoreKey(threshold), Mean(sample => sample.FScores[at]))),
        ];
    }

    private static Score Mean(EarthMovers[] moved, Func<EarthMovers, double> value) =>
        moved.Length == 0 ? Score.Undefined("no sample was assigned") : moved.Average(value);

    private Score Mean(Func<Sample, double> value) =>
        samples.Count == 0 ? Score.Undefined("there are no samples") : samples.Average(value);

    private Sample MeasureOne(NearestDistances nearest, EarthMovers? earthMovers) => new(
        nearest.ChamferSquaredSummed, nearest.ChamferEuclideanAveraged, [.. thresholds.Select(nearest.FScore)], earthMovers);

    private readonly record struct Sample(double Squared, double Euclidean, double[] FScores, EarthMovers? EarthMovers);
}
