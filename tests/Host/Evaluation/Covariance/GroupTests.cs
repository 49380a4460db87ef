using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>The same scores per class and per prototype.</summary>
public class GroupTests
{
    private static readonly LatentTable Table = Scores.Skewed(120, 3, 4) with { Assignments = [.. Enumerable.Repeat(7, 119), 2] };

    [Test]
    public void Analyse_Classes_MeasuresEachAsATableOfItsOwn()
    {
        GroupSummary group = CovarianceMetrics.Analyze(Table).Structure.Classes[1];
        int[] rows = [.. Enumerable.Range(0, 120).Where(i => Table.Labels![i] == group.Id)];
        Dictionary<string, Score> expected = Scores.For(Scores.Reorder(Table, rows) with { Assignments = null });
        Assert.Multiple(() =>
        {
            Assert.That(group.Count, Is.EqualTo(rows.Length));
            Assert.That(group.Scores, Is.EqualTo(Scores.OfSets.Select(id => (id, expected[id]))));
        });
    }

    [Test]
    public void Analyse_Prototypes_AveragesOverThoseInWhichAScoreIsDefined()
    {
        (IReadOnlyList<(string Key, Score Score)> scores, CovarianceStructure structure) = CovarianceMetrics.Analyze(Table);
        var byKey = scores.ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            Assert.That(structure.Prototypes.Select(group => (group.Id, group.Count)), Is.EqualTo(new[] { (2, 1), (7, 119) }));
            Assert.That(structure.Prototypes[0].Covariance, Is.Null);
            foreach ((string key, Score score) in structure.Prototypes[1].Scores)
            {
                Assert.That(byKey[$"mean_over_prototypes/{key}"], Is.EqualTo(score), key);
            }
        });
    }

    [Test]
    public void Analyse_SeveralClasses_AveragesThemPlainly()
    {
        (IReadOnlyList<(string Key, Score Score)> scores, CovarianceStructure structure) = CovarianceMetrics.Analyze(Table);
        double expected = structure.Classes
            .Average(group => group.Scores.Single(entry => entry.Key == "effective_rank").Score.Value!.Value);
        Assert.That(scores.Single(entry => entry.Key == "mean_over_classes/effective_rank").Score.Value, Is.EqualTo(expected));
    }

    [Test]
    public void Analyse_GroupsOfOne_SaysWhyTheMeanIsUndefined()
    {
        LatentTable table = Scores.Table(1, 1, 2, 3) with { Labels = [0, 1, 2] };
        Assert.That(
            Scores.For(table)["mean_over_classes/effective_rank"].Reason,
            Is.EqualTo("undefined in every group, first because a covariance needs two samples, there is 1"));
    }

    [Test]
    public void Analyse_WithoutAssignments_SaysSo() => Assert.That(
        Scores.For(Scores.Table(1, 1, 2, 3))["mean_over_prototypes/effective_rank"].Reason,
        Is.EqualTo("the objective assigns no prototypes"));

    [Test]
    public void Measure_OneOrFourThreads_GivesTheSameBits()
    {
        LatentTable table = Scores.Skewed(3000, 12, 6);
        Assert.That(
            Threads.Run(4, () => CovarianceMetrics.Measure(table)),
            Is.EqualTo(Threads.Run(1, () => CovarianceMetrics.Measure(table))));
    }

    [Test]
    public void Descriptors_EveryScore_HasOne()
    {
        string[] ids = [.. CovarianceMetrics.Measure(Table).Select(entry => entry.Key[(entry.Key.LastIndexOf('/') + 1)..]).Distinct()];
        Assert.That(BundledMetrics.Descriptors.Select(metric => metric.Id), Is.SupersetOf(ids));
    }
}
