using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Host.Tests.Reporting.Statistics;

public class ColumnMarksTests
{
    private const string Accuracy = "clusters/kmeans/accuracy_hungarian";
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Of_ClearAndUnclearDifferences_MarksBestAndTiedOnly()
    {
        SampleComparison.Make(root.Root, datasets: 1);

        ColumnMarks column = Column(Accuracy);

        Assert.That(Mark(column, "nvc"), Is.EqualTo(CellMark.Best));
        Assert.That(Mark(column, "vae"), Is.EqualTo(CellMark.Tied));
        Assert.That(Mark(column, "ae"), Is.Null);
        Assert.That(Mark(column, "untrained"), Is.Null);
        Assert.That((column.Seeds, column.Paired), Is.EqualTo((3, true)));
    }

    [Test]
    public void Of_LowerIsBetter_TurnsRound()
    {
        SampleComparison.Make(root.Root, datasets: 1);

        Assert.That(Mark(Column("output/reconstruction_nats"), "nvc"), Is.EqualTo(CellMark.Best));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Of_FewerThanThreeSeeds_MarksNothing(int seeds)
    {
        SampleComparison.Make(root.Root, datasets: 1, seeds: seeds);

        ColumnMarks column = Column(Accuracy);

        Assert.That(column.Marks, Is.Empty);
        Assert.That(column.Seeds, Is.EqualTo(seeds));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Of_OneRowWithTooFewSeeds_IsUntestedAndTheOthersAreNot(int seeds)
    {
        SampleComparison.Make(root.Root, datasets: 1);
        for (int seed = 0; seed < seeds; seed++)
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "vq", seed, 99), 0.6 + (seed / 100.0), 1);

        ColumnMarks column = Column(Accuracy);

        Assert.That(Mark(column, "vq"), Is.EqualTo(CellMark.Untested));
        Assert.That(Mark(column, "nvc"), Is.EqualTo(CellMark.Best));
        Assert.That((column.Paired, column.Seeds), Is.EqualTo((true, 3)), "the others still share their seeds");
    }

    [Test]
    public void Of_OtherSeeds_AreNotPaired()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "ae", seed, seed), 0.5 + (seed / 1000.0), 1);
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "vae", seed + 1, seed), 0.7 + (seed / 1000.0), 1);
        }

        ColumnMarks column = Column(Accuracy);

        Assert.That(column.Paired, Is.False);
        Assert.That(Mark(column, "ae"), Is.Null);
        Assert.That(Mark(column, "vae"), Is.EqualTo(CellMark.Best));
    }

    [Test]
    public void Of_EqualValues_AreTied()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "ae", seed, seed), 0.5, 1);
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "vae", seed, seed), 0.5, 1);
        }

        Assert.That(Column(Accuracy).Marks.Values, Is.EquivalentTo(new[] { CellMark.Best, CellMark.Tied }));
    }

    [Test]
    public void Of_ValuesThatDoNotVary_ArePutAsUntested()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "ae", seed, seed), 0.5, 1);
            SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "mlp", "vae", seed, seed), 0.6, 1);
        }

        Assert.That(Column(Accuracy).Marks, Is.Empty, "no spread is no proof: k-means may have found the same twice");
    }

    [Test]
    public void Of_Counts_AreComparedAsTheyAre()
    {
        SampleComparison.Make(root.Root, datasets: 1, seeds: 1);

        ColumnMarks column = Column("cost/parameters");

        Assert.That(Mark(column, "ae"), Is.EqualTo(CellMark.Best));
        Assert.That(Mark(column, "untrained"), Is.EqualTo(CellMark.Tied));
        Assert.That(Mark(column, "nvc"), Is.Null);
    }

    [Test]
    public void All_RawBaselineBesideOneArchitecture_IsComparedWithIt()
    {
        SampleComparison.Make(root.Root, datasets: 1);
        SampleComparison.AddRaw(root.Root, datasets: 1);

        ComparedGroup group = ComparedGroup.All(SampleComparison.Summarize(root.Root)).Single();

        Assert.That(group.Rows.Select(row => row.Combination.Objective), Is.EqualTo(new[] { "nvc", "vae", "ae", "untrained", "pca" }));
        Assert.That(group.Rows.Select(BaselineRows.Has), Is.EqualTo(new[] { false, false, false, true, true }));
    }

    [Test]
    public void All_RawBaselineBesideTwoArchitectures_StaysAlone()
    {
        SampleComparison.Make(root.Root, datasets: 1);
        SampleComparison.Finished(root.Root, SampleComparison.Record("alpha", "convolutional", "ae", 0, 500), 0.5, 1);
        SampleComparison.AddRaw(root.Root, datasets: 1);

        IReadOnlyList<ComparedGroup> groups = ComparedGroup.All(SampleComparison.Summarize(root.Root));

        Assert.That(groups.Select(group => group.Name), Is.EqualTo(new[] { "alpha · mlp", "alpha · convolutional" }));
        Assert.That(groups.SelectMany(group => group.Rows).Any(BaselineRows.IsRaw), Is.False);
    }

    private static CellMark? Mark(ColumnMarks column, string objective) =>
        column.Marks.Where(mark => mark.Key.Objective == objective).Select(mark => (CellMark?)mark.Value).FirstOrDefault();

    private ColumnMarks Column(string key)
    {
        Summary summary = SampleComparison.Summarize(root.Root);
        return ColumnMarks.From(ComparedGroup.All(summary).Single(), summary.Metrics.Single(metric => metric.Key == key));
    }
}
