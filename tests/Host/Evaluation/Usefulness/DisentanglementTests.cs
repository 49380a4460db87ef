using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class DisentanglementTests
{
    private const int Count = 2000;

    // Two factors with classes, one continuous.
    private static readonly double[,] Factors = MakeFactors();

    [Test]
    public void Measure_FactorsThemselves_IsNearlyPerfect()
    {
        Dictionary<string, double?> scores = Scores(Latents(3, (i, j) => Factors[i, j]));
        Assert.Multiple(() =>
        {
            Assert.That(scores["mig"], Is.GreaterThan(0.9));
            Assert.That(scores["sap"], Is.GreaterThan(0.6));
            Assert.That(scores["dci_disentanglement"], Is.GreaterThan(0.95));
            Assert.That(scores["dci_completeness"], Is.GreaterThan(0.95));
            Assert.That(scores["dci_informativeness"], Is.GreaterThan(0.9));
        });
    }

    [Test]
    public void Measure_Noise_TellsNothing()
    {
        var random = new RandomStream(4);
        var scores = Disentanglement.Measure(Latents(5, (_, _) => random.NextNormal()), Factors, new SeedStream(1))
            .ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            Assert.That(scores["mig"].Value, Is.LessThan(0.02));
            Assert.That(scores["sap"].Value, Is.LessThan(0.05));
            Assert.That(scores["dci_disentanglement"].Reason, Is.EqualTo("no dimension tells anything of any factor"));
            Assert.That(scores["dci_informativeness"].Value, Is.LessThan(0.3));
        });
    }

    [Test]
    public void Measure_EachFactorTwice_KeepsDisentanglementAndLosesTheGaps()
    {
        Dictionary<string, double?> scores = Scores(Latents(6, (i, j) => Factors[i, j % 3]));
        Assert.Multiple(() =>
        {
            Assert.That(scores["mig"], Is.Zero.Within(1e-12));
            Assert.That(scores["sap"], Is.Zero.Within(1e-12));
            Assert.That(scores["dci_disentanglement"], Is.GreaterThan(0.95));
        });
    }

    [Test]
    public void Measure_BothFactorsInOneDimension_IsCompleteButEntangled()
    {
        double[,] two = new double[Count, 2];
        for (int i = 0; i < Count; i++)
        {
            (two[i, 0], two[i, 1]) = (Factors[i, 0], Factors[i, 1]);
        }
        var random = new RandomStream(4);
        LatentTable latents = Latents(2, (i, j) => j == 0 ? two[i, 0] + (0.4 * two[i, 1]) : random.NextNormal());
        var scores = Disentanglement.Measure(latents, two, new SeedStream(1)).ToDictionary(entry => entry.Key, entry => entry.Score.Value);
        Assert.Multiple(() =>
        {
            Assert.That(scores["dci_disentanglement"], Is.Zero.Within(1e-9));
            Assert.That(scores["dci_completeness"], Is.EqualTo(1));
            Assert.That(scores["dci_informativeness"], Is.GreaterThan(0.95));
        });
    }

    [Test]
    public void Measure_DimensionsPermutedScaledAndFlipped_KeepsTheScores()
    {
        LatentTable plain = Latents(3, (i, j) => Factors[i, j] + (0.3 * Factors[i, (j + 1) % 3]));
        double[] scale = [-2, 5, 1e-3];
        LatentTable changed = Latents(3, (i, j) => scale[j] * plain.Row(i)[2 - j]);
        Dictionary<string, double?> expected = Scores(plain), actual = Scores(changed);
        Assert.Multiple(() =>
        {
            // Bins are closed below: flipping an axis may move values that lie on an edge.
            Assert.That(actual["mig"], Is.EqualTo(expected["mig"]).Within(0.02));
            Assert.That(actual["sap"], Is.EqualTo(expected["sap"]).Within(1e-3));
            Assert.That(actual["dci_disentanglement"], Is.EqualTo(expected["dci_disentanglement"]).Within(0.05));
        });
    }

    [Test]
    public void Measure_OneOrManyThreads_GivesTheSame()
    {
        LatentTable table = Latents(3, (i, j) => Factors[i, j] + (0.3 * Factors[i, (j + 1) % 3]));
        Assert.That(
            Threads.Run(4, () => Disentanglement.Measure(table, Factors, new SeedStream(1))),
            Is.EqualTo(Threads.Run(1, () => Disentanglement.Measure(table, Factors, new SeedStream(1)))));
    }

    [Test]
    public void Measure_NoFactorVaries_IsUndefinedWithAReason() => Assert.That(
        Disentanglement.Measure(Latents(2, (i, _) => i), new double[Count, 2], new SeedStream(1)).Select(entry => entry.Score),
        Is.All.EqualTo(Score.Undefined("no factor varies")));

    [Test]
    public void Measure_OneFactor_LeavesOnlyItsDisentanglementUndefined()
    {
        double[,] one = new double[Count, 1];
        for (int i = 0; i < Count; i++)
        {
            one[i, 0] = Factors[i, 0];
        }
        var undefined = Disentanglement.Measure(Latents(2, (i, j) => Factors[i, j]), one, new SeedStream(1))
            .Where(entry => entry.Score.Value is null);
        Assert.That(undefined, Is.EqualTo(new[] { ("dci_disentanglement", Score.Undefined("fewer than two factors vary")) }));
    }

    [Test]
    public void Measure_OtherNumberOfRows_SaysSo() => Assert.That(
        () => Disentanglement.Measure(Latents(2, (i, _) => i), new double[3, 2], new SeedStream(1)),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB5002: there are 3 rows of factors for 2000 samples. Give exactly one for each sample, in the same order."));

    private static Dictionary<string, double?> Scores(LatentTable latents) =>
        Disentanglement.Measure(latents, Factors, new SeedStream(1)).ToDictionary(entry => entry.Key, entry => entry.Score.Value);

    private static LatentTable Latents(int dimension, Func<int, int, double> value) => new()
    {
        Values = [.. Enumerable.Range(0, Count * dimension).Select(at => value(at / dimension, at % dimension))],
        Dimension = dimension,
    };

    private static double[,] MakeFactors()
    {
        var random = new RandomStream(8);
        double[,] factors = new double[Count, 3];
        for (int i = 0; i < Count; i++)
        {
            factors[i, 0] = random.NextInt(4);
            factors[i, 1] = 10 * random.NextInt(6);
            factors[i, 2] = random.NextDouble();
        }
        return factors;
    }
}
