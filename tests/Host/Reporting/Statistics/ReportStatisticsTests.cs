using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Host.Tests.Reporting.Statistics;

public class ReportStatisticsTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Objectives_FourDatasets_AreRankedAndTested()
    {
        SampleComparison.Make(root.Root);

        RankComparison accuracy = Of().Objectives[0];

        Assert.That(accuracy.Table.Blocks, Is.EqualTo(SampleComparison.Datasets));
        Assert.That(accuracy.Friedman.Ranks, Is.EqualTo(new[] { 1.0, 2, 3 }));
        Assert.That(accuracy.Friedman.ChiSquared.Statistic, Is.EqualTo(8).Within(1e-9), "the largest that 4 blocks of 3 can have");
        Assert.That(accuracy.CriticalDifference.Value, Is.EqualTo(1.657).Within(0.001));
        Assert.That(accuracy.Groups, Is.EqualTo(new[] { new[] { 0, 1 }, [1, 2] }));
    }

    [Test]
    public void Objectives_FourDatasets_PairsCannotReachTheLevel()
    {
        SampleComparison.Make(root.Root);

        PairComparison pair = Of().Objectives[0].Pairs[0];

        Assert.That((pair.First.Name, pair.Second.Name, pair.Wins, pair.Losses), Is.EqualTo(("nvc", "vae", 4, 0)));
        Assert.That(pair.Test.PValue, Is.EqualTo(0.125), "the least that four blocks can have");
        Assert.That(pair.AdjustedPValue, Is.EqualTo(0.75), "six pairs");
    }

    [Test]
    public void Objectives_TreatmentWithoutAValue_IsLeftOutByName()
    {
        SampleComparison.Make(root.Root);
        SampleComparison.AddFailing(root.Root);

        RankComparison accuracy = Of().Objectives[0];

        Assert.That(accuracy.Table.Treatments.Select(treatment => treatment.Name), Does.Not.Contain("vq"));
        Assert.That(accuracy.Table.LeftOut.Single().Treatment.Name, Is.EqualTo("vq"));
        Assert.That(accuracy.Table.LeftOut.Single().Without, Is.EqualTo(new[] { "delta" }));
        Assert.That(accuracy.Friedman.ChiSquared.PValue, Is.Not.Null);
    }

    [Test]
    public void Profile_TreatmentThatFailed_IsInItWithTheBlockLost()
    {
        SampleComparison.Make(root.Root);
        SampleComparison.AddFailing(root.Root);

        BlockTable table = Of().Objectives[0].Table;

        int place = table.Profiled.ToList().FindIndex(treatment => treatment.Name == "vq");
        Assert.That(table.Profile.Share(place, 1e6), Is.EqualTo(0.75));
    }

    [Test]
    public void Profile_TreatmentThatWasNotRun_IsNoFailure()
    {
        SampleComparison.Make(root.Root);
        SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "vq", 0, 99), 0.6, 1);

        Assert.That(Of().Objectives[0].Table.Profiled.Select(treatment => treatment.Name), Does.Not.Contain("vq"));
    }

    [Test]
    public void Objectives_Baselines_AreComparedInPairsOnly()
    {
        SampleComparison.Make(root.Root);
        SampleComparison.AddRaw(root.Root);

        RankComparison accuracy = Of().Objectives[0];

        Assert.That(accuracy.Table.Treatments.Select(treatment => treatment.Title), Is.EqualTo(
            new[] { "nvc", "vae", "ae", "untrained (baseline)", "pca on raw data (baseline)" }));
        Assert.That(accuracy.Ranked.Select(treatment => treatment.Name), Is.EqualTo(new[] { "nvc", "vae", "ae" }));
        Assert.That(accuracy.Friedman.Ranks, Is.EqualTo(new[] { 1.0, 2, 3 }));
        Assert.That(accuracy.Pairs, Has.Count.EqualTo(10), "of all five");
    }

    [Test]
    public void Architectures_OverDatasetsAndObjectives_AreCompared()
    {
        SampleComparison.Make(root.Root, datasets: 2);
        foreach (string objective in new[] { "nvc", "ae" })
        {
            foreach (string dataset in new[] { "alpha", "beta" })
                SampleComparison.Finished(root.Root, SampleComparison.Record(dataset, "convolutional", objective, 0, 500), 0.9, 1);
        }

        ReportStatistics statistics = Of();
        RankComparison accuracy = statistics.Architectures[0];

        Assert.That(accuracy.Table.Treatments.Select(treatment => treatment.Name), Is.EqualTo(new[] { "mlp", "convolutional" }));
        Assert.That(accuracy.Table.Blocks, Is.EqualTo(new[] { "alpha · nvc", "alpha · ae", "beta · nvc", "beta · ae" }));
        Assert.That(accuracy.Table.EmptyBlocks, Has.Count.EqualTo(2), "vae was run with one, and untrained is no block");
        Assert.That(accuracy.Friedman.Ranks, Is.EqualTo(new[] { 2.0, 1.0 }));
        Assert.That(accuracy.Friedman.ChiSquared.Reason, Is.EqualTo("it needs at least 3 treatments, and there are 2"));
        Assert.That(accuracy.Pairs.Single().Losses, Is.EqualTo(4));
        Assert.That(statistics.ArchitectureAxis.SharedData, Is.True);
    }

    [Test]
    public void Fronts_ScoreAgainstParameters_AreByDataset()
    {
        SampleComparison.Make(root.Root, datasets: 2);
        SampleComparison.AddRaw(root.Root, datasets: 2);

        CostFront front = Of().Fronts[0];

        Assert.That((front.Name, front.Cost.Key), Is.EqualTo(("alpha", "cost/parameters")));
        Assert.That(front.Points.Where(point => point.OnFront).Select(point => point.Name), Is.EqualTo(
            new[] { "nvc", "vae", "ae", "pca on raw data" }));
        Assert.That(Of().Fronts, Has.Count.EqualTo(4), "two datasets, two costs");
    }

    private ReportStatistics Of() => ReportStatistics.From(SampleComparison.Summarize(root.Root), HeadlineColumn.Default);
}
