using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class LinearProbeTests
{
    private static readonly LatentTable Training = TestTables.Blobs(600, 4, 3, 1, seed: 5);
    private static readonly LatentTable Test = Training with
    {
        Values = [.. Training.Values.Select(value => value + 0.01)],
        Labels = [.. Training.Labels!],
    };

    [Test]
    public void Loss_AnyParameters_EqualsTheNaiveLossAndItsDifferences()
    {
        SoftmaxRegression regression = Regression(Training);
        double[] parameters = [.. Enumerable.Range(0, regression.ParameterCount).Select(at => Math.Sin(at + 1))];
        double[] gradient = new double[parameters.Length], ignored = new double[parameters.Length];
        double loss = regression.Loss(parameters, gradient, 0.3);
        Assert.That(loss, Is.EqualTo(NaiveLoss(parameters, 0.3)).Within(1e-12));
        for (int at = 0; at < parameters.Length; at++)
        {
            const double Step = 1e-5;
            double[] up = [.. parameters], down = [.. parameters];
            up[at] += Step;
            down[at] -= Step;
            double slope = (regression.Loss(up, ignored, 0.3) - regression.Loss(down, ignored, 0.3)) / (2 * Step);
            Assert.That(gradient[at], Is.EqualTo(slope).Within(1e-8), $"parameter {at}");
        }
    }

    [TestCase(1)]
    [TestCase(1e-3)]
    public void Fit_Optimum_HasNoGradient(double strength)
    {
        SoftmaxRegression regression = Regression(Training);
        double[] parameters = new double[regression.ParameterCount], gradient = new double[regression.ParameterCount];
        regression.Fit(parameters, strength);
        regression.Loss(parameters, gradient, strength);
        Assert.That(gradient.Select(Math.Abs).Max(), Is.LessThanOrEqualTo(1e-6));
    }

    [Test]
    public void Measure_SeparateGroups_GetsAllRight()
    {
        LatentTable separate = TestTables.Blobs(500, 6, 5, 30);
        Assert.That(new LinearProbe(separate, separate).Measure(new SeedStream(1)).Value, Is.EqualTo(1));
    }

    [Test]
    public void Measure_LabelsByALineInThePlane_BeatsWhatOneDimensionTells()
    {
        LatentTable table = TestTables.Blobs(2000, 2, 1, 0);
        int[] labels = [.. Enumerable.Range(0, 2000).Select(i => table.Row(i)[0] > table.Row(i)[1] ? 9 : -4)];
        LatentTable labeled = table with { Labels = labels };
        Assert.That(new LinearProbe(labeled, labeled).Measure(new SeedStream(1)).Value, Is.GreaterThan(0.99));
    }

    [Test]
    public void Measure_LabelsWithoutMeaning_StaysNearChance()
    {
        var random = new RandomStream(3);
        LatentTable Noise() => TestTables.Blobs(1500, 8, 1, 0, random.NextInt(1000)) with
        {
            Labels = [.. Enumerable.Range(0, 1500).Select(_ => random.NextInt(2))],
        };
        Assert.That(new LinearProbe(Noise(), Noise()).Measure(new SeedStream(1)).Value, Is.EqualTo(0.5).Within(0.06));
    }

    [Test]
    public void Measure_DimensionsScaledMovedAndOneDead_StaysTheSame()
    {
        double[] factors = [1e-4, 1, 30, 1e3];
        LatentTable Change(LatentTable table) =>
            table with { Values = [.. table.Values.Select((value, at) => (factors[at % 4] * value) + 5)] };
        LatentTable WithDead(LatentTable table) => new()
        {
            Values = [.. Enumerable.Range(0, table.Count).SelectMany(i => table.Row(i).ToArray().Append(0.1))],
            Dimension = 5,
            Labels = table.Labels,
        };
        Score plain = new LinearProbe(Training, Test).Measure(new SeedStream(1));
        Assert.Multiple(() =>
        {
            Assert.That(new LinearProbe(Change(Training), Change(Test)).Measure(new SeedStream(1)).Value, Is.EqualTo(plain.Value));
            Assert.That(new LinearProbe(WithDead(Training), WithDead(Test)).Measure(new SeedStream(1)).Value, Is.EqualTo(plain.Value));
        });
    }

    [Test]
    public void MeasureFewLabels_OneLabelPerClassOfSeparateGroups_GetsAllRight()
    {
        LatentTable separate = TestTables.Blobs(500, 6, 5, 30);
        Assert.That(new LinearProbe(separate, separate).MeasureFewLabels(0.001, 3, new SeedStream(1)).Value, Is.EqualTo(1));
    }

    [Test]
    public void MeasureFewLabels_MoreLabels_IsBetter()
    {
        LatentTable table = TestTables.Blobs(3000, 20, 6, 0.6);
        var probe = new LinearProbe(table, table);
        double?[] scores = [.. new[] { 0.01, 0.1, 1 }.Select(share => probe.MeasureFewLabels(share, 3, new SeedStream(1)).Value)];
        Assert.That(scores, Is.Ordered.Ascending);
    }

    [Test]
    public void Measure_OneOrManyThreads_GivesTheSame() => Assert.That(
        Threads.Run(4, () => new LinearProbe(Training, Test).MeasureFewLabels(0.1, 3, new SeedStream(7))),
        Is.EqualTo(Threads.Run(1, () => new LinearProbe(Training, Test).MeasureFewLabels(0.1, 3, new SeedStream(7)))));

    [Test]
    public void Measure_OneClassOrNoLabels_IsUndefinedWithAReason() => Assert.Multiple(() =>
    {
        Assert.That(
            new LinearProbe(Training with { Labels = new int[600] }, Test).Measure(new SeedStream(1)).Reason,
            Is.EqualTo("the training part has fewer than two classes"));
        Assert.That(
            new LinearProbe(Training with { Labels = null }, Test).Measure(new SeedStream(1)).Reason,
            Is.EqualTo("the dataset has no labels"));
    });

    [Test]
    public void Measure_NotFinite_NamesTheTable() => Assert.That(
        () => new LinearProbe(Training, Test with { Values = [double.NaN, .. Test.Values[1..]] }),
        Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB5001: test latents, row 0, column 0 "));

    private static SoftmaxRegression Regression(LatentTable table) => new(table.Values, table.Dimension, table.Labels!, 3);

    private static double NaiveLoss(double[] parameters, double strength)
    {
        double loss = 0;
        for (int sample = 0; sample < Training.Count; sample++)
        {
            double[] logits =
            [
                .. Enumerable.Range(0, 3).Select(label =>
                    parameters[(label * 5) + 4]
                    + Enumerable.Range(0, 4).Sum(j => parameters[(label * 5) + j] * Training.Values[(sample * 4) + j])),
            ];
            loss += (Math.Log(logits.Sum(Math.Exp)) - logits[Training.Labels![sample]]) / Training.Count;
        }
        return loss + (strength / 2 * parameters.Where((_, at) => at % 5 != 4).Sum(weight => weight * weight));
    }
}
