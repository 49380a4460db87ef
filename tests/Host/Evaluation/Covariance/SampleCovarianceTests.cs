using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>How samples and means of posteriors vary together, against numpy and against plain sums.</summary>
public class SampleCovarianceTests
{
    private static readonly JsonElement Golden = GoldenFiles.Read("metrics-2.json").GetProperty("cases").GetProperty("posterior_covariance");

    private static LatentTable GoldenTable => new()
    {
        Values = Rows("means"),
        Dimension = Golden.GetProperty("means")[0].GetArrayLength(),
        LogVariances = Rows("log_variances"),
    };

    [TestCase("mean_abs_covariance_of_samples")]
    [TestCase("mean_abs_correlation_of_samples")]
    [TestCase("active_dimensions")]
    [TestCase("mean_abs_correlation_of_active_means")]
    public void Measure_GoldenPosteriors_GivesTheGoldenScore(string key) =>
        GoldenNumber.AssertNear(Scores.For(GoldenTable)[key], Golden.GetProperty(key).GetDouble(), key);

    [Test]
    public void Covariance_GoldenPosteriors_IsTheGoldenMatrix()
    {
        double[,] means = Moments.From(GoldenTable).Covariance, samples = PosteriorCovariance.OfSamples(means, GoldenTable.LogVariances);

        Assert.Multiple(() =>
        {
            AssertNear(means, "covariance_of_means");
            AssertNear(samples, "covariance_of_samples");
        });
    }

    [Test]
    public void Measure_GoldenPosteriors_AveragesTheCovarianceOfMeans()
    {
        double[] matrix = Rows("covariance_of_means");
        int dimension = GoldenTable.Dimension;
        double expected = Enumerable.Range(0, matrix.Length).Where(at => at / dimension != at % dimension).Average(at => Math.Abs(matrix[at]));

        GoldenNumber.AssertNear(Scores.For(GoldenTable)["mean_abs_covariance_of_means"], expected, "mean_abs_covariance_of_means");
    }

    [Test]
    public void Measure_DeterministicModel_TakesItsLatentsForSamples()
    {
        Dictionary<string, Score> scores = Scores.For(Scores.Skewed(60, 4, 8));

        Assert.Multiple(() =>
        {
            Assert.That(scores["mean_abs_covariance_of_samples"].Value, Is.EqualTo(scores["mean_abs_covariance_of_means"].Value));
            Assert.That(scores["mean_abs_correlation_of_samples"].Value, Is.EqualTo(scores["mean_abs_offdiagonal_correlation"].Value).Within(1e-12));
        });
    }

    [Test]
    public void Measure_CollapsedDimension_CountsAmongSamplesAndNotAmongActiveMeans()
    {
        LatentTable table = Scores.Map(Scores.Skewed(60, 2, 8), row => [.. row, 1e-3 * row[0]]);
        table = table with { LogVariances = [.. Enumerable.Range(0, table.Values.Length).Select(at => at % 3 == 2 ? 0.0 : -20)] };
        Dictionary<string, Score> scores = Scores.For(table);

        Assert.Multiple(() =>
        {
            Assert.That(scores["active_dimensions"].Value, Is.EqualTo(2));
            Assert.That(
                scores["mean_abs_correlation_of_active_means"].Value,
                Is.EqualTo(Scores.Value(Scores.Map(table with { LogVariances = null }, row => row[..2]), "mean_abs_offdiagonal_correlation")).Within(1e-12));
            Assert.That(scores["mean_abs_correlation_of_samples"].Value, Is.LessThan(scores["mean_abs_offdiagonal_correlation"].Value!.Value));
        });
    }

    [Test]
    public void Measure_LatentsOfAnyScale_KeepTheirActiveDimensions()
    {
        LatentTable small = Scores.Map(Scores.Skewed(60, 3, 8), row => [.. row.Select(value => value * 1e-4)]);

        Assert.That(Scores.Value(small, "active_dimensions"), Is.EqualTo(3));
    }

    [Test]
    public void Measure_OneSampleOrOneDimension_IsUndefinedWithTheReason()
    {
        Dictionary<string, Score> sample = Scores.For(Scores.Table(2, 1, 2)), dimension = Scores.For(Scores.Table(1, 1, 2, 4));

        Assert.Multiple(() =>
        {
            Assert.That(sample["mean_abs_covariance_of_samples"].Reason, Does.StartWith("a covariance needs two samples"));
            Assert.That(sample["active_dimensions"].Reason, Does.StartWith("a covariance needs two samples"));
            Assert.That(dimension["mean_abs_covariance_of_samples"].Reason, Is.EqualTo("there are fewer than two dimensions"));
            Assert.That(dimension["mean_abs_covariance_of_means"].Reason, Is.EqualTo("there are fewer than two dimensions"));
            Assert.That(dimension["mean_abs_correlation_of_active_means"].Reason, Is.EqualTo("fewer than two dimensions are active"));
        });
    }

    private static double[] Rows(string name) => [.. Golden.GetProperty(name).EnumerateArray().SelectMany(GoldenFiles.Numbers)];

    private static void AssertNear(double[,] actual, string name)
    {
        foreach ((double value, double expected) in actual.Cast<double>().Zip(Rows(name)))
        {
            Assert.That(value, GoldenNumber.Near(expected), name);
        }
    }
}
