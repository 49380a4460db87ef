using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Scores of grids, sequences and label maps.</summary>
public class DiscreteScoresTests
{
    [Test]
    public void VolumeScores_EmptyGrids_AreLeftOut()
    {
        var scores = new VolumeScores(3);
        scores.Add([0.9, 0.6, 0.5, 0, 0, 0], [1, 0, 1, 0, 0, 0]);
        Assert.That(scores.Measure()[0].Score.Value, Is.EqualTo(1 / 3.0), "a cell at ½ is not occupied");
    }

    [Test]
    public void VolumeScores_EmptyGridsOnly_SaysSo()
    {
        var scores = new VolumeScores(2);
        scores.Add([0, 0], [0, 0]);
        Assert.That(scores.Measure()[0].Score.Reason, Is.EqualTo("no cell is occupied"));
    }

    [Test]
    public void SequenceScores_PaddedSequences_CountsTheTargetsTokens()
    {
        var scores = new SequenceScores();
        scores.Add([5, 6, 7, 9], [5, 6, 8, 0], 3 * Math.Log(4));
        scores.Add([5, 0, 7, 8], [5, 6, 7, 0], 3 * Math.Log(16));
        var measured = scores.Measure().ToDictionary(entry => entry.Key, entry => entry.Score.Value);
        Assert.Multiple(() =>
        {
            Assert.That(measured["token_accuracy"], Is.EqualTo(3 / 6.0), "what follows the output's padding is not given");
            Assert.That(measured["perplexity"], Is.EqualTo(8).Within(1e-12));
        });
    }

    [Test]
    public void SequenceScores_NoLikelihood_SaysSo()
    {
        var scores = new SequenceScores();
        scores.Add([1, 2], [1, 2]);
        Assert.That(scores.Measure()[1].Score.Reason, Is.EqualTo("the likelihood of no token is known"));
    }

    [Test]
    public void SequenceScores_Nothing_IsUndefined() =>
        Assert.That(new SequenceScores().Measure().Select(entry => entry.Score.Value), Is.All.Null);

    [Test]
    public void LabelMapScores_Labels_CountsOverTheWholeSet()
    {
        var scores = new LabelMapScores(4, ignored: 3);
        scores.Add([0, 0, 1, 1], [0, 1, 1, 3]);
        scores.Add([1, 0], [1, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(scores.OfEachLabel().Select(score => score.Value), Is.EqualTo(new double?[] { 2 / 3.0, 2 / 3.0, null, null }));
            Assert.That(scores.Measure()[0].Score.Value, Is.EqualTo(2 / 3.0).Within(1e-15));
            Assert.That(scores.Measure()[1].Score.Value, Is.EqualTo(4 / 5.0));
        });
    }

    [Test]
    public void LabelMapScores_AllIgnored_SaysSo()
    {
        var scores = new LabelMapScores(2, ignored: 1);
        scores.Add([0], [1]);
        Assert.That(scores.Measure().Select(entry => entry.Score.Reason), Is.All.EqualTo("no labels were given"));
    }

    [Test]
    public void LabelMapScores_ForeignLabel_IsRefused() => Assert.That(
        () => new LabelMapScores(2).Add([2], [0]),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("Labels run from 0 to 1."));

    [Test]
    public void Descriptors_EveryKey_IsInTheCatalogue()
    {
        string[] keys =
        [
            .. new ImageScores(1, 11, 11).Measure().Select(entry => entry.Key),
            .. new LikelihoodScores(1).Measure().Select(entry => entry.Key),
            .. new PointCloudScores(1, 1).Measure().Select(entry => entry.Key),
            .. new VolumeScores(1).Measure().Select(entry => entry.Key),
            .. new SequenceScores().Measure().Select(entry => entry.Key),
            .. new LabelMapScores(1).Measure().Select(entry => entry.Key),
            .. OutputMetrics.ImportanceWeightedBound([], 1).Select(entry => entry.Key),
        ];
        Assert.That(keys.Where(key => MetricCatalogue.Find($"output/{key}") is null), Is.Empty);
    }
}
