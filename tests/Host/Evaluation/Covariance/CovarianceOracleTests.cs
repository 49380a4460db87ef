using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>Scores against closed forms and plain definitions.</summary>
public class CovarianceOracleTests
{
    [Test]
    public void Measure_OrthogonalDimensionsOfOneVariance_ReachesEveryIdeal()
    {
        // The corners of a cube: uncorrelated, equal variances.
        LatentTable cube = Scores.Table(3, [.. Enumerable.Range(0, 24).Select(at => (2.0 * ((at / 3 >> (at % 3)) & 1)) - 1)]);
        Dictionary<string, Score> scores = Scores.For(cube);
        Assert.Multiple(() =>
        {
            Assert.That(scores["effective_rank"].Value, Is.EqualTo(3).Within(1e-12));
            Assert.That(scores["participation_ratio"].Value, Is.EqualTo(3).Within(1e-12));
            Assert.That(scores["condition_number"].Value, Is.EqualTo(1).Within(1e-12));
            Assert.That(scores["mean_abs_offdiagonal_correlation"].Value, Is.Zero);
            Assert.That(scores["offdiagonal_energy_ratio"].Value, Is.Zero);
            Assert.That(scores["gaussian_total_correlation_nats"].Value, Is.Zero);
            Assert.That(scores["gaussian_wasserstein_correlation"].Value, Is.Zero.Within(1e-12));
            Assert.That(scores["mardia_skewness"].Value, Is.Zero.Within(1e-12));
            Assert.That(scores["mardia_kurtosis"].Value, Is.EqualTo(9).Within(1e-12), "every corner at distance √d: d²");
            double kl = 1.5 * ((8.0 / 7) - 1 - Math.Log(8.0 / 7));
            Assert.That(scores["gaussian_kl_to_standard_normal_nats"].Value, Is.EqualTo(kl).Within(1e-12));
        });
    }

    [Test]
    public void Measure_TwoCorrelatedDimensions_FollowsTheClosedForms()
    {
        LatentTable table = Scores.Skewed(50, 2, 3);
        Moments moments = Moments.From(table);
        double a = moments.Covariance[0, 0], b = moments.Covariance[1, 1], c = moments.Covariance[0, 1];
        double r = c / Math.Sqrt(a * b);
        // tr √M of a 2×2 matrix is √(tr M + 2 √det M).
        double root = Math.Sqrt((a * a) + (b * b) + (2 * Math.Sqrt(a * b * ((a * b) - (c * c)))));
        Assert.Multiple(() =>
        {
            Assert.That(Scores.Value(table, "gaussian_total_correlation_nats"), Is.EqualTo(-0.5 * Math.Log(1 - (r * r))).Within(1e-12));
            Assert.That(Scores.Value(table, "mean_abs_offdiagonal_correlation"), Is.EqualTo(Math.Abs(r)).Within(1e-12));
            Assert.That(Scores.Value(table, "offdiagonal_energy_ratio"), Is.EqualTo(r * r / (1 + (r * r))).Within(1e-12));
            Assert.That(Scores.Value(table, "gaussian_wasserstein_correlation"), Is.EqualTo(2 * (a + b - root)).Within(1e-10));
        });
    }

    [Test]
    public void Measure_OneDimension_GivesTheUnivariateSkewnessAndKurtosis()
    {
        LatentTable table = Scores.Table(1, 0.3, 1.7, -2, 0.4, 5, 0.1);
        double mean = table.Values.Average();
        double Central(int power) => table.Values.Average(value => Math.Pow(value - mean, power));
        double skewness = Central(3) / Math.Pow(Central(2), 1.5), kurtosis = Central(4) / (Central(2) * Central(2));
        Assert.Multiple(() =>
        {
            Assert.That(Scores.Value(table, "mardia_skewness_effect"), Is.EqualTo(Math.Abs(skewness)).Within(1e-12));
            Assert.That(Scores.Value(table, "mardia_kurtosis_effect"), Is.EqualTo((kurtosis / 3) - 1).Within(1e-12));
        });
    }

    [TestCase(40, 2)]
    [TestCase(1100, 7)]
    public void Skewness_ByMoments_EqualsTheSumOverPairs(int count, int dimension)
    {
        ColumnTable white = SampleSet.From(Scores.Skewed(count, dimension, 5)).Whitened()!;
        double naive = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double product = 0;
                for (int k = 0; k < dimension; k++)
                {
                    product += white.Column(k)[i] * white.Column(k)[j];
                }
                naive += product * product * product;
            }
        }
        naive /= (double)count * count;
        Assert.Multiple(() =>
        {
            Assert.That(Mardia.SkewnessByMoments(white), Is.EqualTo(naive).Within(1e-9).Percent);
            Assert.That(Mardia.SkewnessByPairs(white), Is.EqualTo(naive).Within(1e-9).Percent);
        });
    }

    [Test]
    public void Whitened_AnyTable_HasMeanZeroAndUnitBiasedCovariance()
    {
        const int Count = 60;
        ColumnTable white = SampleSet.From(Scores.Skewed(Count, 4, 2)).Whitened()!;
        double[,] covariance = Moments.OfCentering(white).Covariance;
        Assert.That(covariance.Cast<double>().Select(value => value * (Count - 1) / Count), Is.EqualTo(new double[]
        {
            1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1,
        }).Within(1e-12));
    }

    [Test]
    public void HenzeZirkler_OneDimension_EqualsTheIntegralThatDefinesIt()
    {
        double[] x = [-1.2, 0.4, 0.1, 2.2, -0.7, 0.9, -1.7];
        double mean = x.Average(), deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)));
        double[] white = [.. x.Select(value => (value - mean) / deviation)];
        double beta = Math.Pow(x.Length * 3 / 4.0, 1 / 5.0) / Math.Sqrt(2);
        double integral = 0;
        const double Step = 0.01;
        for (double t = -12 * beta; t < 12 * beta; t += Step)
        {
            double cosine = white.Average(value => Math.Cos(t * value)) - Math.Exp(-t * t / 2);
            double sine = white.Average(value => Math.Sin(t * value));
            double weight = Math.Exp(-t * t / (2 * beta * beta)) / (beta * Math.Sqrt(2 * Math.PI));
            integral += ((cosine * cosine) + (sine * sine)) * weight * Step;
        }
        Assert.That(Scores.Value(Scores.Table(1, x), "henze_zirkler"), Is.EqualTo(x.Length * integral).Within(1e-9));
    }

    [Test]
    public void HenzeZirklerPValue_GaussianSamples_IsAboutUniform()
    {
        const int Trials = 400;
        int below = Enumerable.Range(0, Trials).Count(seed => PValue(TestTables.Blobs(60, 3, 1, 0, seed)) < 0.25);
        // A share of 0.25 has a standard error of 0.022 over 400 trials.
        Assert.That(below / (double)Trials, Is.EqualTo(0.25).Within(0.08));
    }

    [Test]
    public void HenzeZirklerPValue_SamplesOfSeparateGroups_IsSmall() =>
        Assert.That(PValue(TestTables.Blobs(200, 3, 4, 8)), Is.LessThan(1e-6));

    [Test]
    public void Measure_WithLogVariances_GivesTheDivergenceOfEachDimension()
    {
        LatentTable table = Scores.Table(2, 1, 0, -1, 0) with { LogVariances = [0, 0, Math.Log(0.5), 0] };
        double[] kl = CovarianceMetrics.Analyze(table).Structure.DimensionKl!;
        Assert.Multiple(() =>
        {
            Assert.That(kl[0], Is.EqualTo(0.25 + (0.5 * 0.5 * (1 + 0.5 - 1 - Math.Log(0.5)))).Within(1e-15));
            Assert.That(kl[1], Is.Zero);
            Assert.That(Scores.Value(table, "posterior_kl_nats"), Is.EqualTo(kl[0]).Within(1e-15));
        });
    }

    [Test]
    public void Measure_VariancesAroundTheThreshold_CountsTheActiveUnits()
    {
        // Variances 0.02, 0.01 (not above the threshold up to rounding: 0.0099) and 0.
        double a = Math.Sqrt(0.01), b = Math.Sqrt(0.0099 / 2);
        Assert.That(Scores.Value(Scores.Table(3, a, b, 1, -a, -b, 1), "active_units_threshold_0_01"), Is.EqualTo(1));
    }

    private static double PValue(LatentTable table)
    {
        ColumnTable white = SampleSet.From(table).Whitened()!;
        return HenzeZirkler.PValue(HenzeZirkler.Statistic(white), white.Count, white.Dimension);
    }
}
