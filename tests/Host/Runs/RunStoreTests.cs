using NebulaBench.Runs;

namespace NebulaBench.Host.Tests.Runs;

public class RunStoreTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRuns()
    {
        root = new TemporaryFolder();
        RunFolder.Create(root.Root, SampleRun.Record("b"));
        RunFolder.Create(root.Root, SampleRun.Record("a"));
        RunFolder.Create(root.Root, SampleRun.Record("c", experiment: "other"));
    }

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Experiments_TwoOfThem_AreSorted() =>
        Assert.That(new RunStore(root.Root).Experiments(), Is.EqualTo(new[] { "other", "sample" }));

    [Test]
    public void Experiments_NoFolderYet_AreNone() => Assert.That(new RunStore(root["nowhere"]).Experiments(), Is.Empty);

    [Test]
    public void Runs_OfOneExperiment_AreSortedById() => Assert.That(Ids(new RunStore(root.Root).Runs("sample")), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void List_RunOrExperimentOrRoot_FindsTheRunsBelow() => Assert.Multiple(() =>
    {
        Assert.That(Ids(RunStore.List(root["sample/a"])), Is.EqualTo(new[] { "a" }));
        Assert.That(Ids(RunStore.List(root["sample"])), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(Ids(RunStore.List(root.Root)), Is.EqualTo(new[] { "c", "a", "b" }));
    });

    [Test]
    public void List_NameWithTheMarkOfUnfinishedFiles_IsFoundAndUnfinishedRunsAreNot()
    {
        RunFolder.Create(root.Root, SampleRun.Record("d.partial-1", experiment: "x.partial-1"));
        RunFolder.Create(root.Root, SampleRun.Record($"e.partial-{new string('0', 32)}", experiment: "x.partial-1"));

        Assert.That(Ids(RunStore.List(root.Root)), Is.EqualTo(new[] { "c", "a", "b", "d.partial-1" }));
        Assert.That(new RunStore(root.Root).Experiments(), Has.Member("x.partial-1"));
    }

    [Test]
    public void Find_NoSuchRun_GivesNull() => Assert.That(new RunStore(root.Root).Find("sample", "z"), Is.Null);

    [Test]
    public void Runs_OneIsDamaged_ListsTheOthersAndTheReason()
    {
        File.WriteAllText(root["sample/a/run.json"], "");

        RunListing listing = new RunStore(root.Root).Runs("sample");

        Assert.That(Ids(listing), Is.EqualTo(new[] { "b" }));
        Assert.That(listing.Unreadable.Select(failure => failure.What), Is.EqualTo(new[] { "not JSON, or cut short, at line 1, byte 1." }));
    }

    private static IEnumerable<string> Ids(RunListing listing) => listing.Runs.Select(run => run.Record.Id);
}
