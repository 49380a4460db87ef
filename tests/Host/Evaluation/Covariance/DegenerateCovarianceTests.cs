using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>Tables for which some scores do not exist: null with a reason, never NaN.</summary>
public class DegenerateCovarianceTests
{
    private static readonly string[] NeedsAnInverse =
    [
        "condition_number", "gaussian_total_correlation_nats", "mardia_skewness", "mardia_skewness_effect", "mardia_kurtosis",
        "mardia_kurtosis_effect", "henze_zirkler", "henze_zirkler_p_value",
    ];

    [Test]
    public void Measure_OneSample_GivesReasonsOnly() =>
        AssertAllUndefined(Scores.For(Scores.Table(2, 1, 2)), "a covariance needs two samples, there is 1");

    [Test]
    public void Measure_NoSamples_GivesReasonsOnly() =>
        AssertAllUndefined(Scores.For(Scores.Table(2)), "a covariance needs two samples, there are 0");

    [Test]
    public void Measure_FewerSamplesThanDimensions_LeavesOutWhatNeedsAnInverse()
    {
        Dictionary<string, Score> scores = Scores.For(Scores.Skewed(4, 6, 1));
        Assert.Multiple(() =>
        {
            AssertReasons(scores, NeedsAnInverse, "the covariance of 4 samples in 6 varying dimensions is singular");
            Assert.That(scores["covariance_rank"].Value, Is.EqualTo(3));
            Assert.That(scores["effective_rank"].Value, Is.InRange(1, 3));
            Assert.That(scores["mean_abs_offdiagonal_correlation"].Value, Is.InRange(0, 1));
            Assert.That(scores["gaussian_wasserstein_correlation_normalised"].Value, Is.InRange(0, 2));
        });
    }

    [Test]
    public void Measure_DuplicatedDimension_LeavesOutWhatNeedsAnInverse()
    {
        LatentTable table = Scores.Map(Scores.Skewed(50, 3, 1), row => [.. row, row[1]]);
        Dictionary<string, Score> scores = Scores.For(table);
        const string Reason = "the covariance is singular: 3 of 4 varying dimensions are linearly independent";
        Assert.Multiple(() =>
        {
            AssertReasons(scores, NeedsAnInverse, Reason);
            AssertReasons(scores, ["gaussian_kl_to_standard_normal_nats"], $"{Reason}: the divergence is infinite");
            Assert.That(scores["covariance_rank"].Value, Is.EqualTo(3));
            Assert.That(scores["dead_dimensions"].Value, Is.Zero);
        });
    }

    [Test]
    public void Measure_ConstantDimension_CountsItAndMeasuresTheRest()
    {
        LatentTable live = Scores.Skewed(50, 3, 1), table = Scores.Map(live, row => [row[0], 0.3, row[1], row[2]]);
        (IReadOnlyList<(string Key, Score Score)> list, CovarianceStructure structure) = CovarianceMetrics.Analyze(table);
        var scores = list.ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            Assert.That(scores["dead_dimensions"].Value, Is.EqualTo(1));
            Assert.That(structure.DeadDimensions, Is.EqualTo(new[] { 1 }));
            Assert.That(Enumerable.Range(0, 4).Select(j => structure.Correlation![1, j]), Is.All.Zero);
            AssertReasons(scores, ["gaussian_kl_to_standard_normal_nats"], "1 of 4 dimensions are constant: the divergence is infinite");
        });
    }

    [Test]
    public void Measure_EveryDimensionConstant_GivesReasons()
    {
        Dictionary<string, Score> scores = Scores.For(Scores.Table(2, 0.1, 7, 0.1, 7, 0.1, 7, 0.1, 7));
        Assert.Multiple(() =>
        {
            Assert.That(scores["dead_dimensions"].Value, Is.EqualTo(2));
            AssertReasons(
                scores,
                [.. NeedsAnInverse, "effective_rank", "participation_ratio", "gaussian_wasserstein_correlation"],
                "every dimension is constant");
            AssertReasons(scores, ["mean_abs_offdiagonal_correlation", "offdiagonal_energy_ratio"], "fewer than two dimensions vary");
        });
    }

    [Test]
    public void Measure_OneDimension_HasNoOffDiagonal()
    {
        Dictionary<string, Score> scores = Scores.For(Scores.Table(1, 1, 2, 4));
        Assert.Multiple(() =>
        {
            AssertReasons(scores, ["mean_abs_offdiagonal_correlation", "offdiagonal_energy_ratio"], "fewer than two dimensions vary");
            Assert.That(scores["gaussian_total_correlation_nats"].Value, Is.Zero);
            Assert.That(scores["condition_number"].Value, Is.EqualTo(1));
        });
    }

    [TestCase(1e-150)]
    [TestCase(1e150)]
    public void Measure_ValuesNearTheEndsOfTheRange_StillGivesTheRatios(double scale)
    {
        LatentTable table = Scores.Skewed(50, 3, 1), scaled = Scores.Map(table, row => [.. row.Select(value => value * scale)]);
        Assert.Multiple(() =>
        {
            string[] keys = ["effective_rank", "participation_ratio", "condition_number", "mean_abs_offdiagonal_correlation"];
            foreach (string key in keys)
            {
                Assert.That(Scores.Value(scaled, key), Is.EqualTo(Scores.Value(table, key)).Within(1e-7).Percent, key);
            }
        });
    }

    [Test]
    public void Measure_VariancesThatOverflow_GivesReasonsOnly() => AssertAllUndefined(
        Scores.For(Scores.Table(1, 1e200, -1e200, 0)), "the values are so large that their variances overflow");

    [Test]
    public void Measure_ValueThatIsNotFinite_NamesRowAndColumn()
    {
        NebulaException error = Assert.Throws<NebulaException>(() => CovarianceMetrics.Measure(Scores.Table(2, 1, 2, 3, double.NaN)))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo("NB5001"));
            Assert.That(error.Where, Does.StartWith("latents, row 1, column 1"));
        });
    }

    [Test]
    public void Measure_LogVarianceThatIsNotFinite_NamesRowAndColumn()
    {
        LatentTable table = Scores.Table(2, 1, 2, 3, 4) with { LogVariances = [0, 0, double.PositiveInfinity, 0] };
        NebulaException error = Assert.Throws<NebulaException>(() => CovarianceMetrics.Measure(table))!;
        Assert.That(error.Where, Does.StartWith("log-variances, row 1, column 0"));
    }

    private static void AssertReasons(Dictionary<string, Score> scores, string[] keys, string reason)
    {
        foreach (string key in keys)
        {
            Assert.That(scores[key].Reason, Is.EqualTo(reason), key);
        }
    }

    private static void AssertAllUndefined(Dictionary<string, Score> scores, string reason)
    {
        Assert.That(scores.Values.Select(score => score.Value), Is.All.Null);
        AssertReasons(scores, [.. Scores.OfSets], reason);
    }
}
