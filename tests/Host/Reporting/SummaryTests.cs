using NebulaBench.Errors;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

public class SummaryTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Of_SeveralSeeds_IsOneRowWithAnInterval()
    {
        Add("a", "ae", 0, 0.5);
        Add("b", "ae", 1, 0.75);

        SummaryRow row = Summarize().Rows.Single();

        MetricSummary accuracy = row.Metrics["clusters/kmeans/accuracy_hungarian"];
        Assert.That(accuracy.Values, Is.EqualTo(new[] { 0.5, 0.75 }));
        Assert.That(accuracy.Interval!.Value.Mean, Is.EqualTo(0.625));
        Assert.That(accuracy.Interval!.Value.HalfWidth, Is.EqualTo(12.706204736 * 0.125).Within(1e-8));
    }

    [Test]
    public void Of_FailedRun_IsARowWithItsReason()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleExperiment.Record("a", "ae", 0, 0));
        folder.End(folder.Record with { Status = RunStatus.Diverged, Error = new RecordedError("NB4001", "kl is not finite.") });

        SummaryRow row = Summarize().Rows.Single();

        Assert.That(row.Finished, Is.Empty);
        Assert.That(row.Unfinished.Single().Status, Is.EqualTo("diverged"));
        Assert.That(row.Unfinished.Single().Reason, Is.EqualTo("NB4001: kl is not finite."));
    }

    [Test]
    public void Of_SameCombinationAndSeedTwice_CountsTheLatestFinishedOneOnce()
    {
        SampleExperiment.Finished(root.Root, SampleExperiment.Record("old", "ae", 0, 0), 0.5, 1);
        RunRecord later = SampleExperiment.Record("new", "ae", 0, 0);
        SampleExperiment.Finished(root.Root, later with { Started = later.Started.AddDays(1) }, 0.75, 1);
        RunRecord latest = SampleExperiment.Record("unfinished", "ae", 0, 0);
        RunFolder.Create(root.Root, latest with { Started = latest.Started.AddDays(2) });

        Summary summary = Summarize();

        Assert.That(summary.Runs.Select(run => run.Record.Id), Is.EqualTo(new[] { "new" }));
        Assert.That(summary.Superseded, Is.EqualTo(2));
    }

    [Test]
    public void Of_SameLabelsButOtherSettings_AreRowsThatSayWhatDiffers()
    {
        Add("a", "ae", 0, 0.5);
        RunRecord other = SampleExperiment.Record("b", "ae", 0, 1);
        SampleExperiment.Finished(
            root.Root, other with { Spec = other.Spec with { Objective = SampleRun.Component("ae", """{"weight":2}""") } }, 0.5, 1);

        Assert.That(
            Summarize().Rows.Select(row => row.Combination.Variation), Is.EqualTo(new[] { "objective.weight=0.5", "objective.weight=2" }));
    }

    [Test]
    public void Of_LabelThatChangedAsTheExperimentGrew_IsStillOneRow()
    {
        Add("a", "ae", 0, 0.5);
        RunRecord later = SampleExperiment.Record("b", "ae", 1, 0, label: "ae (plain)");
        SampleExperiment.Finished(root.Root, later with { Started = later.Started.AddDays(1) }, 0.5, 1);

        Assert.That(Summarize().Rows.Single().Combination.Objective, Is.EqualTo("ae (plain)"));
    }

    [Test]
    public void Of_DeviceIndexOrBuildDiffers_IsOneRow()
    {
        RunRecord first = SampleExperiment.Record("a", "ae", 0, 0, training: """{"device":"cuda:0"}""");
        RunRecord second = SampleExperiment.Record("b", "ae", 1, 1, training: """{"device":"cuda:1"}""");
        SampleExperiment.Finished(root.Root, first with { Plugins = [new RecordedPlugin("P", "1.0.0+abc", "00")] }, 0.5, 1);
        SampleExperiment.Finished(root.Root, second with { Plugins = [new RecordedPlugin("P", "1.0.0+def", "11")] }, 0.5, 1);

        Assert.That(Summarize().Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public void Of_Rows_FollowThePlan()
    {
        Add("a", "zebra", 0, 0.5, position: 0);
        Add("b", "ape", 0, 0.5, position: 1);
        Add("c", "mole", 0, 0.5, position: 2);

        Assert.That(Summarize().Rows.Select(row => row.Combination.Objective), Is.EqualTo(new[] { "zebra", "ape", "mole" }));
    }

    [Test]
    public void Of_NothingThere_SaysSo()
    {
        NebulaException failure = Assert.Throws<NebulaException>(() => Summarize())!;

        Assert.That(failure.Message, Is.EqualTo("NB5201: There are no runs to report on. Give a run's folder or an experiment's."));
    }

    private void Add(string id, string objective, long seed, double accuracy, int position = 0) =>
        SampleExperiment.Finished(root.Root, SampleExperiment.Record(id, objective, seed, position), accuracy, 1);

    private Summary Summarize() => Summary.From(RunStore.List(root.Root), SampleExperiment.Describe);
}
