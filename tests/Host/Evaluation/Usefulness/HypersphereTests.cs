using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class HypersphereTests
{
    private static readonly LatentTable Table = TestTables.Blobs(210, 5, 3, 2);

    [Test]
    public void AlignmentAndUniformity_RandomTable_EqualTheNaiveOnes()
    {
        double[][] unit = [.. Enumerable.Range(0, Table.Count).Select(i => Unit(Table.Row(i).ToArray()))];
        var pairs = from i in Enumerable.Range(0, Table.Count)
                    from j in Enumerable.Range(0, Table.Count)
                    where i != j
                    select (Same: Table.Labels![i] == Table.Labels[j], Squared: unit[i].Zip(unit[j], (a, b) => (a - b) * (a - b)).Sum());
        var all = pairs.ToArray();
        var sphere = new Hypersphere(Table);
        Assert.Multiple(() =>
        {
            Assert.That(sphere.Alignment().Value, Is.EqualTo(all.Where(pair => pair.Same).Average(pair => pair.Squared)).Within(1e-12));
            Assert.That(sphere.Uniformity().Value, Is.EqualTo(Math.Log(all.Average(pair => Math.Exp(-2 * pair.Squared)))).Within(1e-12));
        });
    }

    [Test]
    public void AlignmentAndUniformity_EachLatentScaled_StayTheSame()
    {
        LatentTable scaled = Table with { Values = [.. Table.Values.Select((value, at) => value * (1 + (at / 5 % 7)) * 1e200)] };
        Assert.Multiple(() =>
        {
            Assert.That(new Hypersphere(scaled).Alignment().Value, Is.EqualTo(new Hypersphere(Table).Alignment().Value).Within(1e-12));
            Assert.That(new Hypersphere(scaled).Uniformity().Value, Is.EqualTo(new Hypersphere(Table).Uniformity().Value).Within(1e-12));
        });
    }

    [Test]
    public void AlignmentAndUniformity_OneDirectionPerClass_AreZeroAndKnown()
    {
        var table = new LatentTable { Values = [1, 0, 2, 0, 0, 3, 0, 4], Dimension = 2, Labels = [0, 0, 1, 1] };
        var sphere = new Hypersphere(table);
        Assert.Multiple(() =>
        {
            Assert.That(sphere.Alignment().Value, Is.Zero);
            // Of twelve ordered pairs four are at distance 0 and eight at √2.
            Assert.That(sphere.Uniformity().Value, Is.EqualTo(Math.Log((4 + (8 * Math.Exp(-4))) / 12)).Within(1e-12));
        });
    }

    [Test]
    public void AlignmentAndUniformity_NoPairs_AreUndefinedWithAReason() => Assert.Multiple(() =>
    {
        LatentTable two = new() { Values = [1, 2], Dimension = 1, Labels = [0, 1] };
        Assert.That(new Hypersphere(two).Alignment().Reason, Is.EqualTo("no two samples have the same label"));
        Assert.That(new Hypersphere(two with { Labels = null }).Alignment().Reason, Is.EqualTo("the dataset has no labels"));
        Assert.That(
            new Hypersphere(two with { Values = [1], Labels = [0] }).Uniformity().Reason, Is.EqualTo("there are fewer than two samples"));
        Assert.That(new Hypersphere(two with { Values = [1, 0] }).Uniformity().Reason, Is.EqualTo("a latent is zero and has no direction"));
    });

    private static double[] Unit(double[] row)
    {
        double norm = Math.Sqrt(row.Sum(value => value * value));
        return [.. row.Select(value => value / norm)];
    }
}
