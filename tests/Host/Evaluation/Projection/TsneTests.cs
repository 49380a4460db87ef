using NebulaBench.Metrics.Projection;

namespace NebulaBench.Host.Tests.Evaluation.Projection;

public class NeighborEmbeddingTests
{
    private const int Dimension = 5, Groups = 4, Members = 30;

    [Test]
    public void Place_SeparateGroups_KeepsEveryNeighborInItsGroup()
    {
        double[][] places = Tsne.Place(Samples(), Dimension, perplexity: 10, steps: 300);

        for (int sample = 0; sample < Groups * Members; sample++)
        {
            int nearest = Enumerable.Range(0, Groups * Members).Where(other => other != sample)
                .MinBy(other => Math.Pow(places[0][sample] - places[0][other], 2) + Math.Pow(places[1][sample] - places[1][other], 2));
            Assert.That(nearest % Groups, Is.EqualTo(sample % Groups));
        }
    }

    [Test]
    public void Place_Twice_IsTheSame()
    {
        double[][] once = Tsne.Place(Samples(), Dimension, steps: 40), again = Tsne.Place(Samples(), Dimension, steps: 40);

        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public void Place_EqualVectors_StaysFinite() =>
        Assert.That(Tsne.Place(new double[10 * Dimension], Dimension, steps: 20).SelectMany(axis => axis), Is.All.Matches<double>(double.IsFinite));

    [TestCase(2)]
    [TestCase(5)]
    [TestCase(20)]
    public void Affinities_AnyPerplexity_HaveThatManyNeighbors(double perplexity)
    {
        double[] weights = TsneAffinities.For(Samples(), Dimension, perplexity);

        foreach (double[] row in weights.Chunk(Groups * Members))
        {
            Assert.That(row.Sum(), Is.EqualTo(1).Within(1e-12));
            double entropy = -row.Where(weight => weight > 0).Sum(weight => weight * Math.Log(weight));
            Assert.That(Math.Exp(entropy), Is.EqualTo(perplexity).Within(1e-4));
        }
    }

    private static double[] Samples()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Groups * Members)
            .SelectMany(sample => Enumerable.Range(0, Dimension).Select(axis => random.NextDouble() + (axis == sample % Groups ? 8 : 0)))];
    }
}
