using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Scores of grids, sequences and label maps.</summary>
public class DiscreteScoresTests
{
    [Test]
    public void VolumeScores_EmptyGrids_AreLeftOut()
    {
        var scores = new OutputScores(new VolumeShape(1, 3, 1, 1), new VoxelOverlap());
        scores.Add([0.9, 0.6, 0.5, 0, 0, 0], [1, 0, 1, 0, 0, 0]);
        Assert.That(scores.Measure()[0].Score.Value, Is.EqualTo(1 / 3.0), "a cell at ½ is not occupied");
    }

    [Test]
    public void VolumeScores_EmptyGridsOnly_SaysSo()
    {
        var scores = new OutputScores(new VolumeShape(1, 2, 1, 1), new VoxelOverlap());
        scores.Add([0, 0], [0, 0]);
        Assert.That(scores.Measure()[0].Score.Reason, Is.EqualTo("no cell is occupied"));
    }

    [Test]
    public void TokenAccuracyAndPerplexity_PaddedSequences_CountTheTargetsTokens()
    {
        OutputScores scores = Sequences();
        scores.AddLabels([5, 6, 7, 9], [5, 6, 8, 0], 3 * Math.Log(4));
        scores.AddLabels([5, 0, 7, 8], [5, 6, 7, 0], 3 * Math.Log(16));
        var measured = scores.Measure().ToDictionary(entry => entry.Key, entry => entry.Score.Value);
        Assert.Multiple(() =>
        {
            Assert.That(measured["token_accuracy"], Is.EqualTo(3 / 6.0), "what follows the output's padding is not given");
            Assert.That(measured["perplexity"], Is.EqualTo(8).Within(1e-12));
        });
    }

    [Test]
    public void Perplexity_NoLikelihood_SaysSo()
    {
        OutputScores scores = Sequences(isLikelihood: false);
        scores.AddLabels([1, 2], [1, 2]);
        Assert.That(scores.Measure()[1].Score.Reason, Is.EqualTo("gaussian is no likelihood"));
    }

    [Test]
    public void Sequences_NothingAdded_AreUndefined() =>
        Assert.That(Sequences().Measure().Select(entry => entry.Score.Value), Is.All.Null);

    [Test]
    public void LabelMapScores_Labels_CountsOverTheWholeSet()
    {
        var scores = Labels(4, ignored: 3);
        scores.AddLabels([0, 0, 1, 1], [0, 1, 1, 3]);
        scores.AddLabels([1, 0], [1, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(scores.Measure()[0].Score.Value, Is.EqualTo(2 / 3.0).Within(1e-15));
            Assert.That(scores.Measure()[1].Score.Value, Is.EqualTo(4 / 5.0));
        });
    }

    [Test]
    public void LabelMapScores_AllIgnored_SaysSo()
    {
        var scores = Labels(2, ignored: 1);
        scores.AddLabels([0], [1]);
        Assert.That(scores.Measure().Select(entry => entry.Score.Reason), Is.All.EqualTo("no labels were given"));
    }

    [Test]
    public void LabelMapScores_ForeignLabel_IsRefused() => Assert.That(
        () => Labels(2, ignored: -1).AddLabels([2], [0]),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartWith("Labels run from 0 to 1."));

    [Test]
    public void OfEachLabel_Labels_LeavesThoseThatDoNotOccurUndefined()
    {
        var overlap = new LabelOverlap(4, ignored: 3);
        overlap.Add([0, 0, 1, 1], [0, 1, 1, 3]);
        overlap.Add([1, 0], [1, 0]);
        Assert.That(overlap.OfEachLabel().Select(score => score.Value), Is.EqualTo(new double?[] { 2 / 3.0, 2 / 3.0, null, null }));
    }

    private static OutputScores Labels(int labels, int ignored) => new(
        new OutputFormat { Shape = new ImageShape(1, 1, 1), Labels = labels, IgnoredLabel = ignored, Reconstruction = "categorical" },
        new MeanIntersectionOverUnion(), new LabelAccuracy());

    private static OutputScores Sequences(bool isLikelihood = true) => new(
        new OutputFormat { Shape = new SequenceShape(4, 10), Labels = 10, IgnoredLabel = 0, Reconstruction = "gaussian", IsLikelihood = isLikelihood },
        new TokenAccuracy(), new Perplexity(), new Bleu());
}
