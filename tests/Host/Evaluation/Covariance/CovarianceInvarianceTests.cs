using CsCheck;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>What the scores must not notice.</summary>
public class CovarianceInvarianceTests
{
    private const int Iterations = 20;
    private static readonly string[] OfTheEigenvalues = ["effective_rank", "participation_ratio", "condition_number", "covariance_rank"];
    private static readonly string[] OfTheCorrelations =
        ["mean_abs_offdiagonal_correlation", "offdiagonal_energy_ratio", "gaussian_total_correlation_nats", "covariance_rank"];
    private static readonly string[] OfNormality =
    [
        "mardia_skewness", "mardia_skewness_effect", "mardia_kurtosis", "mardia_kurtosis_effect", "henze_zirkler", "henze_zirkler_p_value",
    ];
    private static readonly string[] OfWasserstein = ["gaussian_wasserstein_correlation", "gaussian_wasserstein_correlation_normalised"];
    private static readonly string[] OfTheClasses = ["within_to_between_scatter", "neural_collapse_nc1"];
    private static readonly string[] Sensitive = ["gaussian_kl_to_standard_normal_nats", "active_units_threshold_0_01"];

    private static readonly Gen<LatentTable> Tables =
        Gen.Select(Gen.Int[30, 90], Gen.Int[2, 5], Gen.Int[1, 10_000], Scores.Skewed);

    [Test]
    public void Measure_RowsReordered_GivesTheSameScores() => Tables.Sample(
        table =>
        {
            int[] order = [.. Enumerable.Range(0, table.Count).OrderBy(i => (i * 7919L) % 104_729)];
            AssertSame(
                table,
                Scores.Reorder(table, order),
                [.. OfTheEigenvalues, .. OfTheCorrelations, .. OfNormality, .. OfWasserstein, .. OfTheClasses, .. Sensitive]);
        },
        iter: Iterations, threads: 1);

    [Test]
    public void Measure_DimensionsReordered_GivesTheSameScores() => Tables.Sample(
        table => AssertSame(
            table,
            Scores.Map(table, row => [.. row.Reverse()]),
            [.. OfTheEigenvalues, .. OfTheCorrelations, .. OfNormality, .. OfWasserstein, .. OfTheClasses, .. Sensitive]),
        iter: Iterations, threads: 1);

    [Test]
    public void Measure_Rotated_KeepsWhatDoesNotDependOnTheAxes() => Tables.Sample(
        table => AssertSame(
            table,
            Scores.Map(table, Rotate),
            [.. OfTheEigenvalues, .. OfNormality, .. OfTheClasses, "gaussian_kl_to_standard_normal_nats"]),
        iter: Iterations, threads: 1);

    [Test]
    public void Measure_EachDimensionScaledAndMoved_KeepsWhatDoesNotDependOnScales() => Tables.Sample(
        table => AssertSame(
            table,
            Scores.Map(table, row => [.. row.Select((value, j) => (value * Math.Pow(10, j - 2)) + j)]),
            [.. OfTheCorrelations, .. OfNormality]),
        iter: Iterations, threads: 1);

    [Test]
    public void Measure_AllScaledAndMoved_KeepsRatiosAndScalesTheWassersteinCorrelation() => Tables.Sample(
        table =>
        {
            LatentTable larger = Scores.Map(table, row => [.. row.Select(value => (3 * value) - 5)]);
            AssertSame(table, larger, [.. OfTheEigenvalues, .. OfTheClasses, "gaussian_wasserstein_correlation_normalised"]);
            double before = Scores.Value(table, "gaussian_wasserstein_correlation");
            // The distance is a difference of traces: its rounding is relative to them.
            double trace = before / Scores.Value(table, "gaussian_wasserstein_correlation_normalised");
            Assert.That(Scores.Value(larger, "gaussian_wasserstein_correlation"), Is.EqualTo(9 * before).Within(9e-12 * trace));
        },
        iter: Iterations, threads: 1);

    [Test]
    public void Measure_ConstantDimensionAdded_CountsItAndKeepsTheCorrelations() => Tables.Sample(
        table =>
        {
            LatentTable wider = Scores.Map(table, row => [row[0], 0.1, .. row[1..]]);
            AssertSame(table, wider, [.. OfTheEigenvalues, .. OfTheCorrelations, .. OfNormality, .. OfWasserstein, .. OfTheClasses]);
            Assert.That(Scores.Value(wider, "dead_dimensions"), Is.EqualTo(1));
        },
        iter: Iterations, threads: 1);

    // A rotation by 0.7 in the plane of each pair of neighboring axes.
    private static double[] Rotate(double[] row)
    {
        (double sine, double cosine) = Math.SinCos(0.7);
        double[] turned = [.. row];
        for (int j = 1; j < turned.Length; j++)
        {
            (turned[j - 1], turned[j]) = ((cosine * turned[j - 1]) - (sine * turned[j]), (sine * turned[j - 1]) + (cosine * turned[j]));
        }
        return turned;
    }

    private static void AssertSame(LatentTable before, LatentTable after, string[] keys)
    {
        Dictionary<string, Score> expected = Scores.For(before), actual = Scores.For(after);
        Assert.Multiple(() =>
        {
            foreach (string key in keys)
            {
                GoldenNumber.AssertNear(actual[key], expected[key].Value ?? double.NaN, key, 1e-8);
            }
        });
    }
}
