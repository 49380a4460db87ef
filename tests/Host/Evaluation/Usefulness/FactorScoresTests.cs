using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

/// <summary>Modularity, β-VAE score and FactorVAE score: golden values, perfect codes, codes that know nothing.</summary>
public class FactorScoresTests
{
    private const int Samples = 600;
    private static readonly int[] Values = [3, 4, 5];

    [Test]
    public void Modularity_GoldenTable_GivesTheGoldenScore()
    {
        JsonElement golden = GoldenFiles.Read("metrics-2.json").GetProperty("cases").GetProperty("modularity");
        double[] codes = GoldenFiles.Numbers(golden.GetProperty("codes")), factors = GoldenFiles.Numbers(golden.GetProperty("factors"));
        int dimension = golden.GetProperty("codes")[0].GetArrayLength(), columns = golden.GetProperty("factors")[0].GetArrayLength();

        GoldenNumber.AssertNear(Measure(new Modularity(), codes, dimension, Rows(factors, columns)), golden.GetProperty("modularity").GetDouble(), "modularity");
    }

    private static IEnumerable<IProbingMetric> Metrics => [new Modularity(), new BetaVaeScore(), new FactorVaeScore()];

    [TestCaseSource(nameof(Metrics))]
    public void Measure_EachDimensionIsAFactor_IsPerfect(IProbingMetric metric)
    {
        double[,] factors = Factors();
        double[] codes = [.. factors.Cast<double>().Select((value, at) => 2 * value - (at % Values.Length))];

        Assert.That(Measure(metric, codes, Values.Length, factors).Value, Is.EqualTo(1).Within(0.02));
    }

    [TestCaseSource(nameof(Metrics))]
    public void Measure_SameSeed_GivesTheSameScore(IProbingMetric metric)
    {
        double[] codes = Noise(Values.Length);

        Score first = Measure(metric, codes, Values.Length, Factors());

        Assert.That(Measure(metric, codes, Values.Length, Factors()), Is.EqualTo(first));
    }

    [TestCase(typeof(BetaVaeScore))]
    [TestCase(typeof(FactorVaeScore))]
    public void Measure_Noise_IsHardlyBetterThanGuessing(Type metric)
    {
        Score score = Measure((IProbingMetric)Activator.CreateInstance(metric)!, Noise(6), 6, Factors());

        Assert.That(score.Value, Is.EqualTo(1.0 / Values.Length).Within(0.15));
    }

    [Test]
    public void FactorVaeScore_CollapsedDimension_DoesNotVote()
    {
        double[,] factors = Factors();
        double[] noise = Noise(1);
        double[] codes = [.. Enumerable.Range(0, Samples).SelectMany(row => new[] { factors[row, 0], factors[row, 1], factors[row, 2], 1e-3 * noise[row] })];

        Assert.That(Measure(new FactorVaeScore(), codes, 4, factors).Value, Is.EqualTo(1).Within(0.02));
    }

    [TestCaseSource(nameof(Metrics))]
    public void Measure_OneFactor_IsUndefinedWithTheReason(IProbingMetric metric)
    {
        double[,] one = Rows([.. Enumerable.Range(0, Samples).Select(row => (double)(row % 3))], 1);

        Assert.That(Measure(metric, Noise(2), 2, one).Reason, Is.EqualTo("only one factor varies"));
    }

    private static Score Measure(IProbingMetric metric, double[] codes, int dimension, double[,] factors) => metric.Measure(new LatentInput
    {
        Set = new EmbeddingSet { Measured = new LatentTable { Values = codes, Dimension = dimension }, Factors = factors },
        Seeds = new SeedStream(7),
    }).Single().Score;

    private static double[,] Factors()
    {
        var random = new RandomStream(3);
        return Rows([.. Enumerable.Range(0, Samples * Values.Length).Select(at => (double)random.NextInt(Values[at % Values.Length]))], Values.Length);
    }

    private static double[] Noise(int dimension)
    {
        var random = new RandomStream(5);
        return [.. Enumerable.Range(0, Samples * dimension).Select(_ => random.NextNormal())];
    }

    private static double[,] Rows(double[] values, int columns)
    {
        var rows = new double[values.Length / columns, columns];
        Buffer.BlockCopy(values, 0, rows, 0, values.Length * sizeof(double));
        return rows;
    }
}
