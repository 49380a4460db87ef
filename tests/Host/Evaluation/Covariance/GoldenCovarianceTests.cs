using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>The covariance metrics against the numbers of numpy and scipy.</summary>
[TestFixtureSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
public class GoldenCovarianceTests(GoldenTable table)
{
    private readonly (IReadOnlyList<(string Key, Score Score)> Scores, CovarianceStructure Structure) actual =
        CovarianceMetrics.Analyze(table.Latents);

    [Test]
    public void Analyse_GoldenTable_GivesEveryGoldenScore()
    {
        var scores = actual.Scores.ToDictionary(score => score.Key, score => score.Score);
        JsonProperty[] golden = [.. table.Expected.GetProperty("covariance").EnumerateObject().Where(IsNumber)];
        Assert.That(golden, Has.Length.GreaterThanOrEqualTo(9));
        Assert.Multiple(() =>
        {
            foreach (JsonProperty expected in golden)
            {
                GoldenNumber.AssertNear(scores[expected.Name], expected.Value.GetDouble(), expected.Name);
            }
        });
    }

    [Test]
    public void Analyse_GoldenTable_GivesTheGoldenFrechetDistance()
    {
        const string Key = "frechet_distance_first_half_to_second";
        Score score = actual.Scores.Single(score => score.Key == Key).Score;
        GoldenNumber.AssertNear(score, table.Expected.GetProperty(Key).GetDouble(), Key);
    }

    [Test]
    public void Analyse_GoldenTable_GivesTheGoldenMatrices()
    {
        JsonElement expected = table.Expected.GetProperty("covariance");
        CovarianceStructure structure = actual.Structure;
        Assert.Multiple(() =>
        {
            AssertNear(structure.Mean!, expected.GetProperty("mean"), "mean");
            AssertNear(structure.Eigenvalues!, expected.GetProperty("eigenvalues_descending"), "eigenvalue");
            AssertNear([.. structure.Covariance!.Cast<double>()], expected.GetProperty("covariance"), "covariance");
            AssertNear([.. structure.Correlation!.Cast<double>()], expected.GetProperty("correlation"), "correlation");
        });
    }

    private static bool IsNumber(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Number;

    private static void AssertNear(double[] actual, JsonElement golden, string what)
    {
        double[] expected = GoldenFiles.Numbers(golden);
        Assert.That(actual, Has.Length.EqualTo(expected.Length), what);
        for (int at = 0; at < expected.Length; at++)
        {
            Assert.That(actual[at], GoldenNumber.Near(expected[at]), $"{what} {at}");
        }
    }
}
