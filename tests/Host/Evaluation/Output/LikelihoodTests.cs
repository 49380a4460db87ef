using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Likelihoods and the importance-weighted bound.</summary>
public class LikelihoodTests
{
    [Test]
    public void BernoulliNats_HalfEverywhere_IsLogTwoPerValue() =>
        Assert.That(Likelihood.BernoulliNats([0.5, 0.5, 0.5], [0, 1, 0.3]).Value, Is.EqualTo(3 * Math.Log(2)).Within(1e-15));

    [Test]
    public void BernoulliNats_CertainAndRight_IsZero() => Assert.That(Likelihood.BernoulliNats([0, 1], [0, 1]).Value, Is.Zero);

    [Test]
    public void BernoulliNats_CertainAndWrong_CostsAHundredNats() => Assert.That(Likelihood.BernoulliNats([0], [1]).Value, Is.EqualTo(100));

    [TestCase(1.2, 0, "the outputs are no probabilities")]
    [TestCase(0.2, -1, "the targets are not in [0, 1]")]
    public void BernoulliNats_OutsideTheUnitInterval_IsUndefined(double probability, double target, string reason) =>
        Assert.That(Likelihood.BernoulliNats([probability], [target]).Reason, Is.EqualTo(reason));

    [Test]
    public void LikelihoodScores_TwoSamples_AveragesNatsAndGivesBits()
    {
        var scores = new OutputScores(
            new OutputFormat { Shape = new VectorShape(2), Reconstruction = "bernoulli", IsBernoulli = true }, new BernoulliLikelihood());
        scores.Add([0.5, 0.5, 0.25, 0.25], [1, 0, 1, 1]);
        double nats = ((2 * Math.Log(2)) + (2 * Math.Log(4))) / 2;
        IReadOnlyList<(string Key, Score Score)> measured = scores.Measure();
        Assert.Multiple(() =>
        {
            Assert.That(measured[0].Score.Value, Is.EqualTo(nats).Within(1e-14));
            Assert.That(measured[1].Score.Value, Is.EqualTo(1.5).Within(1e-14), "1 and 2 bits a value");
        });
    }

    [Test]
    public void BitsPerDimension_UniformDensityOf256Levels_IsEight() =>
        Assert.That(Likelihood.BitsPerDimension(0, 784, 256).Value, Is.EqualTo(8));

    [Test]
    public void ImportanceWeightedBound_OneDraw_IsTheMeanOfTheWeights() =>
        Assert.That(Likelihood.ImportanceWeightedBound([-3, -5, 1], 1).Value, Is.EqualTo(-7 / 3.0).Within(1e-15));

    [Test]
    public void ImportanceWeightedBound_SeveralDraws_IsTheMeanLogOfTheMeanWeight()
    {
        double expected = (Math.Log((1 + Math.E) / 2) + Math.Log(2)) / 2;
        Assert.That(Likelihood.ImportanceWeightedBound([0, 1, Math.Log(2), Math.Log(2)], 2).Value, Is.EqualTo(expected).Within(1e-15));
    }

    [Test]
    public void ImportanceWeightedBound_WeightsFarBelowADouble_StaysExact() => Assert.That(
        Likelihood.ImportanceWeightedBound([-5000, -5000 + Math.Log(3)], 2).Value, Is.EqualTo(-5000 + Math.Log(2)).Within(1e-11));

    [Test]
    public void ImportanceWeightedBound_MoreDraws_NeverFallsBelowTheirMean()
    {
        double[] weights = [-1, -2, -7, -3, 0, -9];
        Assert.That(
            Likelihood.ImportanceWeightedBound(weights, 3).Value, Is.GreaterThan(Likelihood.ImportanceWeightedBound(weights, 1).Value!.Value));
    }

    [Test]
    public void ImportanceWeightedBound_ForeignLength_IsUndefined() => Assert.That(
        new ImportanceWeightedBound().Measure(new LikelihoodInput { LogWeights = [1, 2, 3], Draws = 2 })[0].Score.Reason, Is.EqualTo("3 weights are no samples with 2 draws each"));

    [Test]
    public void ImportanceWeightedBound_AWeightThatIsNotFinite_NamesSampleAndDraw()
    {
        NebulaException error = Assert.Throws<NebulaException>(
            () => Likelihood.ImportanceWeightedBound([0, 1, 2, double.NegativeInfinity], 2))!;
        Assert.That(error.Message, Does.StartWith("NB5001: importance weights, row 1, column 1"));
    }
}
