using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Testing;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>The real files, where they lie beside the repository.</summary>
[TestFixture]
internal sealed class PublishedTextTests : IDataFolder
{
    public string Root { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), "..", "shared", "data"));

    [TestCase(TrecLabels.Coarse, 6)]
    [TestCase(TrecLabels.Fine, 50)]
    public void Trec_Published_HasItsCounts(TrecLabels labels, int classes)
    {
        Require("trec");
        var dataset = new TrecDataset(new TrecOptions { Labels = labels }, this, NullLogger<TrecDataset>.Instance);

        Assert.That(dataset.Info.Classes, Has.Count.EqualTo(classes));
        Assert.That(Counts(dataset), Is.EqualTo(new long[] { 4907, 545, 500 }));
        if (labels == TrecLabels.Coarse)
        {
            // ABBR, DESC, ENTY, HUM, LOC, NUM
            long[] all = [.. Read.Labels(dataset, SplitName.Training), .. Read.Labels(dataset, SplitName.Validation)];
            int[] counts = [.. Enumerable.Range(0, 6).Select(label => all.Count(found => found == label))];
            Assert.That(counts, Is.EqualTo(new[] { 86, 1162, 1250, 1223, 835, 896 }));
        }
    }

    [Test]
    public void Multi30k_Published_HasItsCounts()
    {
        Require("multi30k");
        var dataset = new Multi30kDataset(new Multi30kOptions { Task = TextTask.Translate }, this, NullLogger<Multi30kDataset>.Instance);

        Assert.That(Counts(dataset), Is.EqualTo(new long[] { 29_000, 1_014, 1_000 }));
        Assert.That(Read.Texts(dataset, SplitName.Test)[0], Is.EqualTo("a man in an orange hat starring at something ."));
        Assert.That(Read.Targets(dataset, SplitName.Test)[0], Does.StartWith("ein mann mit einem orangefarbenen hut"));
    }

    private static long[] Counts(IDataset dataset) => [.. Enum.GetValues<SplitName>().Select(name =>
    {
        using DataSplit split = dataset.Load(name);
        return split.Count + split.Skipped;
    })];

    private void Require(string folder)
    {
        if (!Directory.Exists(Path.Combine(Root, folder)))
        {
            Assert.Ignore($"There is no copy of {folder} in ../shared/data beside the repository.");
        }
    }
}
