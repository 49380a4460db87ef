using System.Numerics;
using CsCheck;
using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class LabelPropertyTests
{
    private static readonly Gen<(int[] Clusters, int[] Labels)> Labelings =
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 8], Gen.Int[1, 5]).SelectMany((count, clusters, labels) =>
            Gen.Select(Gen.Int[0, clusters - 1].Array[count], Gen.Int[0, labels - 1].Array[count]));

    [Test]
    public void AgainstLabels_ClustersRenamed_StaysTheSame() => Labelings.Sample((clusters, labels) =>
        Same(Scores(clusters, labels), Scores([.. clusters.Select(id => 977 - (31 * id))], labels)));

    [Test]
    public void AgainstLabels_SamplesReversed_StaysTheSame() => Labelings.Sample((clusters, labels) =>
        Same(Scores(clusters, labels), Scores([.. clusters.Reverse()], [.. labels.Reverse()])));

    [Test]
    public void AgainstLabels_BothSwapped_SwapsHomogeneityWithCompletenessAndPurityWithItsInverse() =>
        Labelings.Sample((clusters, labels) =>
        {
            Dictionary<string, double> scores = Scores(clusters, labels), swapped = Scores(labels, clusters);
            return Near(scores["homogeneity"], swapped["completeness"])
                && Near(scores["purity"], swapped["inverse_purity"])
                && new[] { "accuracy_hungarian", "ami", "ari", "nmi_arithmetic", "fowlkes_mallows" }
                    .All(key => Near(scores[key], swapped[key]));
        });

    [Test]
    public void AgainstLabels_AnyLabeling_VMeasureIsArithmeticNmi() => Labelings.Sample((clusters, labels) =>
    {
        Dictionary<string, double> scores = Scores(clusters, labels);
        return Near(scores["v_measure"], scores["nmi_arithmetic"]);
    });

    [Test]
    public void AgainstLabels_AnyLabeling_StaysWithinBounds() => Labelings.Sample((clusters, labels) =>
        Scores(clusters, labels).All(score => score.Key switch
        {
            "ari" => score.Value is >= -0.5 - 1e-12 and <= 1 + 1e-12,
            "ami" => score.Value <= 1 + 1e-9,
            _ => score.Value is >= 0 and <= 1 + 1e-12,
        }));

    [Test]
    public void AgainstLabels_EachSampleTwice_KeepsWhatDependsOnSharesAlone() => Labelings.Sample((clusters, labels) =>
    {
        Dictionary<string, double> once = Scores(clusters, labels);
        Dictionary<string, double> twice = Scores([.. clusters, .. clusters], [.. labels, .. labels]);
        return new[] { "accuracy_hungarian", "purity", "inverse_purity", "nmi_arithmetic", "homogeneity" }
            .All(key => Near(once[key], twice[key]));
    });

    [Test]
    public void AgainstLabels_SamePartition_IsPerfect() => Labelings.Sample((clusters, _) =>
        Scores(clusters, [.. clusters.Select(id => -5 * id)]).All(score =>
            Near(score.Value, score.Key == "fowlkes_mallows" && clusters.Distinct().Count() == clusters.Length ? 0 : 1)));

    [Test]
    public void AdjustedRand_SeventyThousandSamples_EqualsTheOracleOfBigIntegers()
    {
        var random = new RandomStream(7);
        int[] labels = [.. Enumerable.Range(0, 70_000).Select(_ => random.NextInt(3))];
        int[] clusters = [.. labels.Select(label => random.NextDouble() < 0.8 ? label : random.NextInt(2))];
        BigInteger both = 0, inClusters = 0, inLabels = 0, all = (BigInteger)labels.Length * (labels.Length - 1);
        foreach (IGrouping<(int, int), int> cell in Enumerable.Range(0, labels.Length).GroupBy(i => (clusters[i], labels[i])))
        {
            both += (BigInteger)cell.Count() * (cell.Count() - 1);
        }
        foreach (IGrouping<int, int> group in clusters.GroupBy(id => id))
        {
            inClusters += (BigInteger)group.Count() * (group.Count() - 1);
        }
        foreach (IGrouping<int, int> group in labels.GroupBy(id => id))
        {
            inLabels += (BigInteger)group.Count() * (group.Count() - 1);
        }
        // (index − expected) / (maximum − expected), everything times 2 · all.
        BigInteger numerator = 2 * ((both * all) - (inClusters * inLabels));
        BigInteger denominator = ((inClusters + inLabels) * all) - (2 * inClusters * inLabels);
        double expected = (double)(numerator * BigInteger.Pow(10, 15) / denominator) / 1e15;

        Assert.That(new AdjustedRandIndex().Measure(new LabelAgreement(ContingencyTable.From(clusters, labels))).Value, Is.EqualTo(expected).Within(1e-13));
    }

    [Test]
    public void AgainstLabels_DifferentLengths_SaysSo() => Assert.That(
        () => ClusterMetrics.AgainstLabels([0, 1], [0, 1, 1]),
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB5002: there are 2 clusters for 3 samples. Give exactly one for each sample, in the same order."));

    [Test]
    public void AgainstLabels_NoSamples_IsUndefinedWithAReason() => Assert.That(
        ClusterMetrics.AgainstLabels([], []).Select(entry => entry.Score), Is.All.EqualTo(Score.Undefined("there are no samples")));

    [Test]
    public void AgainstLabels_EachSampleItsOwnInBoth_IsCountedSparsely()
    {
        int[] own = [.. Enumerable.Range(0, 5000)];
        var scores = ClusterMetrics.AgainstLabels(own, own).ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            Assert.That(scores["ari"].Value, Is.EqualTo(1));
            Assert.That(scores["purity"].Value, Is.EqualTo(1));
            Assert.That(scores["accuracy_hungarian"].Reason, Is.EqualTo("matching 5000 clusters with 5000 labels takes too long"));
        });
    }

    private static Dictionary<string, double> Scores(int[] clusters, int[] labels) =>
        ClusterMetrics.AgainstLabels(clusters, labels).ToDictionary(entry => entry.Key, entry => entry.Score.Value!.Value);

    private static bool Same(Dictionary<string, double> first, Dictionary<string, double> second) =>
        first.All(score => Near(score.Value, second[score.Key]));

    private static bool Near(double first, double second) => Math.Abs(first - second) < 1e-9;
}
